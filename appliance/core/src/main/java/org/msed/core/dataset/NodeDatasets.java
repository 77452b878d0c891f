package org.msed.core.dataset;

import java.util.List;
import java.util.Optional;

/**
 * The datasets of a pair as one node has them.
 *
 * @param node its host name
 * @param datasets in any order
 */
public record NodeDatasets(String node, List<DatasetFacts> datasets) {

    /** Copies the list. */
    public NodeDatasets {
        datasets = List.copyOf(datasets);
    }

    /** The dataset with this name. */
    public Optional<DatasetFacts> dataset(String name) {
        return datasets.stream().filter(dataset -> dataset.name().equals(name)).findFirst();
    }
}
