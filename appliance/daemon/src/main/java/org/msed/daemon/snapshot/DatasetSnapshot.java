package org.msed.daemon.snapshot;

import java.util.List;
import org.msed.core.state.DatasetMode;
import org.msed.core.state.DatasetState;
import org.msed.core.state.ReplicationReason;

/**
 * One dataset of a pair at one moment, as this node knows it.
 *
 * @param name its name
 * @param path its directory, absolute
 * @param mode what its fsync waits for
 * @param excludes patterns of what stays on its node
 * @param rateBytesPerSecond limit of its synchronisation; 0 for none
 * @param lagLimitBytes mode async: how far behind it may be; else 0
 * @param lagLimitMillis mode async: for how long; else 0
 * @param state how far it is
 * @param stateSinceWallMillis since when, by the wall clock as it was then
 * @param reason why
 * @param reasonDetail what the reason's word cannot say, for instance the file; may be empty
 * @param mounted whether it is mounted on this node, as on the node that serves
 * @param filesKnown entries that the mirror has in memory
 * @param bytesWritten written by applications on this node since the daemon started
 * @param lagBytes acknowledged here and not yet at the peer; 0 on a standby
 * @param lagMillis age of the oldest such write; 0 when there is none, −1 when not known
 * @param outOfSyncBytes possibly different from the peer's copy
 * @param usedBytes used on its file system; −1 when not known
 * @param freeBytes free on its file system; −1 when not known
 * @param sync its part of a running synchronisation; {@link SyncSnapshot#NONE} without one
 */
public record DatasetSnapshot(
        String name,
        String path,
        DatasetMode mode,
        List<String> excludes,
        long rateBytesPerSecond,
        long lagLimitBytes,
        long lagLimitMillis,
        DatasetState state,
        long stateSinceWallMillis,
        ReplicationReason reason,
        String reasonDetail,
        boolean mounted,
        long filesKnown,
        long bytesWritten,
        long lagBytes,
        long lagMillis,
        long outOfSyncBytes,
        long usedBytes,
        long freeBytes,
        SyncSnapshot sync) {

    /** Copies the list. */
    public DatasetSnapshot {
        excludes = List.copyOf(excludes);
    }
}
