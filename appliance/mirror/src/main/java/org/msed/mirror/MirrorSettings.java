package org.msed.mirror;

import java.nio.file.Path;
import java.util.List;
import org.msed.core.state.DatasetMode;
import org.msed.mirror.aside.AsideSettings;

/**
 * What the mirror of a pair is to do.
 *
 * @param node this node's name
 * @param pair its name, for threads and logs
 * @param incarnation of this daemon
 * @param directory where its sets are kept; exists, and is on no dataset
 * @param datasets in the order of their names, which is that of their numbers on both nodes
 * @param replMillis {@code T_repl}
 * @param aside how copies that lost a choice are kept
 * @param canaryMillis between two canaries
 */
public record MirrorSettings(
        String node,
        String pair,
        long incarnation,
        Path directory,
        List<Dataset> datasets,
        long replMillis,
        AsideSettings aside,
        long canaryMillis) {

    /** Copies the list. */
    public MirrorSettings {
        datasets = List.copyOf(datasets);
    }

    /**
     * One directory.
     *
     * @param name its name
     * @param path absolute, without symbolic links
     * @param mode what its fsync waits for
     * @param excludes patterns of what stays on its node
     * @param rateBytesPerSecond limit of its synchronisation; 0 for none
     */
    public record Dataset(
            String name,
            Path path,
            DatasetMode mode,
            List<String> excludes,
            long rateBytesPerSecond) {

        /** Copies the list. */
        public Dataset {
            excludes = List.copyOf(excludes);
        }
    }

    /** Names of the datasets, in the order of their numbers. */
    List<String> names() {
        return datasets.stream().map(Dataset::name).toList();
    }

    /** Equal on two nodes that mirror the same. */
    long digest() {
        long digest = 1;
        for (Dataset dataset : datasets) {
            digest = 31 * digest + dataset.name().hashCode();
            digest = 31 * digest + dataset.path().toString().hashCode();
            digest = 31 * digest + dataset.mode().name().hashCode();
            digest = 31 * digest + dataset.excludes().hashCode();
        }
        return digest;
    }

    /** The limit of a synchronisation of all: the strictest; 0 for none. */
    long rateBytesPerSecond() {
        return datasets.stream()
                .mapToLong(Dataset::rateBytesPerSecond)
                .filter(rate -> rate > 0)
                .min()
                .orElse(0);
    }
}
