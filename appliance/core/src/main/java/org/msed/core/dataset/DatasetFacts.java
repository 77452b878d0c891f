package org.msed.core.dataset;

import java.util.List;
import org.msed.core.state.DatasetMode;

/**
 * What one node says of one of its datasets.
 *
 * @param name its name
 * @param path its directory, absolute
 * @param mode what its fsync waits for
 * @param excludes patterns of what stays on its node, in the order of the file
 * @param fileSystem number of the file system (st_dev), so that datasets which share one share its
 *     room
 * @param usedBytes what its files take up on disk; −1 when not known
 * @param freeBytes what is left on its file system for its user; −1 when not known
 */
public record DatasetFacts(
        String name,
        String path,
        DatasetMode mode,
        List<String> excludes,
        long fileSystem,
        long usedBytes,
        long freeBytes) {

    /** Not known. */
    public static final long UNKNOWN = -1;

    /** Copies the list. */
    public DatasetFacts {
        excludes = List.copyOf(excludes);
    }

    /** The same with what its files take up. */
    public DatasetFacts withUsedBytes(long bytes) {
        return new DatasetFacts(name, path, mode, excludes, fileSystem, bytes, freeBytes);
    }
}
