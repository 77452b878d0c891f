package org.msed.config;

import java.nio.file.Path;
import java.util.List;

/**
 * One mirrored directory (design D7, D17). Path, mode and exclusions must be equal on both nodes.
 *
 * @param name from the file's name; the same on both nodes
 * @param pairId the pair it belongs to
 * @param path its directory: absolute, without symbolic links
 * @param mode what its fsync waits for
 * @param excludes patterns of what stays on its node; may be empty
 * @param rateBytesPerSecond limit of its synchronisation; 0 for none
 * @param lagBytes mode async: how far the peer may be behind; else 0
 * @param lagMillis mode async: for how long; else 0
 */
public record DatasetConfig(
        String name,
        String pairId,
        Path path,
        DatasetMode mode,
        List<String> excludes,
        long rateBytesPerSecond,
        long lagBytes,
        long lagMillis) {
    /** Copies the list. */
    public DatasetConfig {
        excludes = List.copyOf(excludes);
    }
}
