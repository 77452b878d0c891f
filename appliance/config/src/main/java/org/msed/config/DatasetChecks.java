package org.msed.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must hold between the datasets of a node, and between them and its pairs. */
final class DatasetChecks {
    /** Each has a mount and an MBean (conventions J14). */
    private static final int MOST = 32;

    private final List<Values> datasets;
    private final List<Values> pairs;

    DatasetChecks(List<Values> datasets, List<Values> pairs) {
        this.datasets = datasets;
        this.pairs = pairs;
    }

    void run() {
        List<Values> earlier = new ArrayList<>();
        for (Values dataset : datasets) {
            name(dataset);
            peer(dataset);
            lag(dataset, ConfigKey.DATASET_LAG_BYTES);
            lag(dataset, ConfigKey.DATASET_LAG_TIME);
            dataset.find(ConfigKey.DATASET_PATH, Path.class)
                    .ifPresent(path -> apart(dataset, path, earlier));
            earlier.add(dataset);
        }
        if (datasets.size() > MOST) {
            Values extra = datasets.get(MOST);
            extra.problem(
                    ConfigKey.DATASET_PATH,
                    "in one of at most " + MOST + " datasets",
                    "msectl dataset remove " + Datasets.name(extra));
        }
    }

    private static void name(Values dataset) {
        String name = Datasets.name(dataset);
        if (!Datasets.NAME.matcher(name).matches()) {
            dataset.problem(
                    new ConfigProblem(
                            dataset.name(),
                            "the name",
                            name,
                            Datasets.NAME_ALLOWED,
                            "rename the file"));
        }
        if (InstanceNames.DIRECTORY.matcher(name).matches()) {
            dataset.problem(
                    new ConfigProblem(
                            dataset.name(),
                            "the name",
                            name,
                            "another one: this is the database's that a pair brings along",
                            "rename the file"));
        }
    }

    private void peer(Values dataset) {
        Optional<String> given = dataset.find(ConfigKey.DATASET_PEER, String.class);
        if (Datasets.pair(dataset, pairs).isPresent()) {
            return;
        }
        List<String> known =
                pairs.stream()
                        .map(pair -> pair.find(ConfigKey.PEER_NAME, String.class))
                        .flatMap(Optional::stream)
                        .toList();
        if (pairs.isEmpty()) {
            dataset.problem(
                    ConfigKey.DATASET_PEER,
                    "a peer of this node, which has none yet",
                    "setup/setup.sh first; or msectl dataset remove " + Datasets.name(dataset));
        } else if (given.isPresent() || pairs.size() > 1) {
            dataset.problem(ConfigKey.DATASET_PEER, "one of " + String.join(", ", known));
        }
    }

    private static void lag(Values dataset, ConfigKey key) {
        boolean async =
                dataset.find(ConfigKey.DATASET_MODE, DatasetMode.class)
                        .filter(mode -> mode == DatasetMode.ASYNC)
                        .isPresent();
        if (!async && dataset.find(key, Object.class).isPresent()) {
            dataset.problem(key, "absent unless mode is async");
        }
    }

    /** One directory is mirrored once, or two streams would write it. */
    private static void apart(Values dataset, Path path, List<Values> earlier) {
        for (Values other : earlier) {
            Optional<Path> theirs = other.find(ConfigKey.DATASET_PATH, Path.class);
            if (theirs.filter(p -> p.startsWith(path) || path.startsWith(p)).isPresent()) {
                String name = Datasets.name(other);
                dataset.problem(
                        ConfigKey.DATASET_PATH,
                        "neither inside of nor around dataset " + name + " (" + theirs.get() + ")");
                return;
            }
        }
    }
}
