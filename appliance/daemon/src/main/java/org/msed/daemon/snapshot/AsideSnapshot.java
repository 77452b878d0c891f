package org.msed.daemon.snapshot;

import java.util.List;

/**
 * A copy that lost a choice and is kept on this node.
 *
 * @param name by which it is ordered back
 * @param sinceWallMillis when it was set aside
 * @param untilWallMillis when it expires
 * @param bytes that its content took
 * @param datasets in it
 */
public record AsideSnapshot(
        String name,
        long sinceWallMillis,
        long untilWallMillis,
        long bytes,
        List<String> datasets) {

    /** Copies the list. */
    public AsideSnapshot {
        datasets = List.copyOf(datasets);
    }
}
