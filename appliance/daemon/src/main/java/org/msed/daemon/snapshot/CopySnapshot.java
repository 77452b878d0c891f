package org.msed.daemon.snapshot;

import java.util.List;

/**
 * What is known of one of two copies that have parted.
 *
 * @param node whose copy it is
 * @param commonLineage the last lineage that both had, as 16 hexadecimal digits; empty when not
 *     known
 * @param sinceWallMillis when that node left it, by its own clock; 0 when not known
 * @param lastWriteWallMillis newest modification time since; 0 when nothing was changed
 * @param changedBytes that may differ
 * @param changedFiles that may differ
 * @param names the first of them, {@code dataset:/path}
 * @param usedBytes of disk that the whole copy takes; −1 when not known
 * @param asideRefusal why it could not be set aside; empty when it can
 */
public record CopySnapshot(
        String node,
        String commonLineage,
        long sinceWallMillis,
        long lastWriteWallMillis,
        long changedBytes,
        long changedFiles,
        List<String> names,
        long usedBytes,
        String asideRefusal) {

    /** Copies the list. */
    public CopySnapshot {
        names = List.copyOf(names);
    }
}
