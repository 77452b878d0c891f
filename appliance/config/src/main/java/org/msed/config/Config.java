package org.msed.config;

import java.util.ArrayList;
import java.util.List;

/**
 * A configuration that passed every check. Immutable; a reload makes a new one.
 *
 * @param node this node
 * @param pairs its pairings in the order of their instance index: none, one, or two on a secondary
 * @param datasets its mirrored directories, by name; those of the pairs' databases are last
 * @param tuning settings of the process
 * @param branding the product as it is shown
 * @param settings every key with its value and origin; holds no secret
 */
public record Config(
        NodeConfig node,
        List<PairConfig> pairs,
        List<DatasetConfig> datasets,
        TuningConfig tuning,
        Branding branding,
        List<Setting> settings) {
    /** Copies the lists. */
    public Config {
        pairs = List.copyOf(pairs);
        datasets = List.copyOf(datasets);
        settings = List.copyOf(settings);
    }

    /** The datasets of one pair, by name. */
    public List<DatasetConfig> datasets(PairConfig pair) {
        return datasets.stream().filter(d -> d.pairId().equals(pair.pairId())).toList();
    }

    /** The same, with the directories of the pairs' databases. */
    Config withDatabases(Places places) {
        List<DatasetConfig> all = new ArrayList<>(datasets);
        pairs.stream()
                .filter(PairConfig::hasDatabase)
                .forEach(pair -> all.add(Datasets.ofDatabase(pair, places)));
        return new Config(node, pairs, all, tuning, branding, settings);
    }

    /** Whether a pairing uses the cable: both ends have an address. */
    public boolean directConnect(PairConfig pair) {
        return node.direct().isPresent() && pair.peer().directAddress().isPresent();
    }
}
