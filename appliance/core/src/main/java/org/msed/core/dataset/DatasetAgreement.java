package org.msed.core.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.msed.core.state.ReplicationReason;

/**
 * Compares what two nodes say of their datasets. Any disagreement refuses the pair's data before
 * anything is mounted (issue "Bad input"): a path that only one node has would be lost by a
 * takeover without a word.
 */
public final class DatasetAgreement {

    private static final double MEBIBYTE = 1 << 20;

    private DatasetAgreement() {}

    /**
     * What is configured differently: a name that one node lacks, another path, mode or other
     * exclusions. Limits of rate and lag may differ.
     *
     * @return by name of dataset; empty when the nodes agree
     */
    public static List<Disagreement> differences(NodeDatasets here, NodeDatasets there) {
        TreeSet<String> names = new TreeSet<>();
        here.datasets().forEach(dataset -> names.add(dataset.name()));
        there.datasets().forEach(dataset -> names.add(dataset.name()));
        List<Disagreement> found = new ArrayList<>();
        for (String name : names) {
            Optional<DatasetFacts> mine = here.dataset(name);
            Optional<DatasetFacts> theirs = there.dataset(name);
            if (mine.isEmpty()) {
                found.add(missing(there.node(), theirs.orElseThrow(), here.node()));
            } else if (theirs.isEmpty()) {
                found.add(missing(here.node(), mine.get(), there.node()));
            } else {
                differs(here.node(), mine.get(), there.node(), theirs.get()).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Disagreement missing(String node, DatasetFacts dataset, String without) {
        return new Disagreement(
                ReplicationReason.DATASETS_DIFFER,
                dataset.name(),
                String.format(
                        Locale.ROOT,
                        "dataset %s is %s on %s and does not exist on %s; on %s: msectl dataset add"
                                + " %s %s, or on %s: msectl dataset remove %s",
                        dataset.name(),
                        dataset.path(),
                        node,
                        without,
                        without,
                        dataset.name(),
                        dataset.path(),
                        node,
                        dataset.name()));
    }

    private static Optional<Disagreement> differs(
            String node, DatasetFacts mine, String other, DatasetFacts theirs) {
        List<String> facts = new ArrayList<>();
        fact(facts, "path", node, mine.path(), other, theirs.path());
        fact(facts, "mode", node, mine.mode().word(), other, theirs.mode().word());
        fact(
                facts,
                "exclude",
                node,
                String.join(",", mine.excludes()),
                other,
                String.join(",", theirs.excludes()));
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Disagreement(
                        ReplicationReason.DATASETS_DIFFER,
                        mine.name(),
                        "dataset "
                                + mine.name()
                                + " differs: "
                                + String.join("; ", facts)
                                + "; make datasets.d/"
                                + mine.name()
                                + ".properties equal on both nodes"));
    }

    private static void fact(
            List<String> facts, String key, String node, String mine, String other, String theirs) {
        if (!mine.equals(theirs)) {
            facts.add(
                    key
                            + " is "
                            + word(mine)
                            + " on "
                            + node
                            + ", "
                            + word(theirs)
                            + " on "
                            + other);
        }
    }

    private static String word(String value) {
        return value.isEmpty() ? "none" : value;
    }

    /**
     * Where the target has not enough room for the source's files. What the target has already
     * counts, since it is overwritten; a file system that several datasets share is checked once.
     * Facts that are not known are not held against anybody.
     *
     * @return empty when everything fits
     */
    public static List<Disagreement> space(NodeDatasets source, NodeDatasets target) {
        Map<Long, List<DatasetFacts>> byFileSystem = new LinkedHashMap<>();
        for (DatasetFacts at : target.datasets()) {
            byFileSystem.computeIfAbsent(at.fileSystem(), id -> new ArrayList<>()).add(at);
        }
        List<Disagreement> found = new ArrayList<>();
        byFileSystem
                .values()
                .forEach(shared -> space(source, target, shared).ifPresent(found::add));
        return found;
    }

    private static Optional<Disagreement> space(
            NodeDatasets source, NodeDatasets target, List<DatasetFacts> shared) {
        long needed = 0;
        long held = 0;
        long free = Long.MAX_VALUE;
        for (DatasetFacts at : shared) {
            Optional<DatasetFacts> from = source.dataset(at.name());
            long used = from.map(DatasetFacts::usedBytes).orElse(DatasetFacts.UNKNOWN);
            if (used < 0 || at.usedBytes() < 0 || at.freeBytes() < 0) {
                return Optional.empty();
            }
            held += used;
            needed += used - at.usedBytes();
            free = Math.min(free, at.freeBytes());
        }
        if (needed <= free) {
            return Optional.empty();
        }
        String names = String.join(", ", shared.stream().map(DatasetFacts::name).toList());
        return Optional.of(
                new Disagreement(
                        ReplicationReason.NO_SPACE,
                        shared.get(0).name(),
                        String.format(
                                Locale.ROOT,
                                "%s holds %.1f MiB of %s; %s would need %.1f MiB more at %s and has"
                                        + " %.1f MiB free; make room there",
                                source.node(),
                                held / MEBIBYTE,
                                names,
                                target.node(),
                                needed / MEBIBYTE,
                                shared.get(0).path(),
                                free / MEBIBYTE)));
    }
}
