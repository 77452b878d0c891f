package org.msed.config;

import java.nio.file.Path;
import java.util.List;

/** What is kept of a dataset must not lie in one, nor a dataset in what is kept. */
final class AsideChecks {
    private final Values tuning;
    private final List<Values> datasets;

    AsideChecks(Values tuning, List<Values> datasets) {
        this.tuning = tuning;
        this.datasets = datasets;
    }

    void run() {
        tuning.find(ConfigKey.ASIDE_DIRECTORY, Path.class)
                .ifPresent(kept -> datasets.forEach(dataset -> apart(kept, dataset)));
    }

    private void apart(Path kept, Values dataset) {
        dataset.find(ConfigKey.DATASET_PATH, Path.class)
                .filter(path -> kept.startsWith(path) || path.startsWith(kept))
                .ifPresent(
                        path ->
                                tuning.problem(
                                        ConfigKey.ASIDE_DIRECTORY,
                                        "a directory outside of dataset "
                                                + Datasets.name(dataset)
                                                + " at "
                                                + path));
    }
}
