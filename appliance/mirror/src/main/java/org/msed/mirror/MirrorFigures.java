package org.msed.mirror;

import java.util.List;
import java.util.Optional;
import org.msed.core.dataset.Disagreement;
import org.msed.core.pair.Effect;
import org.msed.core.record.DataSets;
import org.msed.mirror.stream.OutboxFigures;
import org.msed.mirror.sync.SyncProgress;
import org.msed.mirror.verify.CanaryFigures;

/**
 * The mirror at one moment.
 *
 * @param sets what is on disk of them
 * @param gate what acknowledgements wait for
 * @param attached whether changes go into the stream
 * @param mounted whether the datasets are mounted here
 * @param connected whether a link to the peer carries data
 * @param link by number of the transport, that the stream takes; −1 for none
 * @param stream figures of the holder's end
 * @param applied changes applied here as the standby
 * @param receivedBytes of changes that arrived here as the standby
 * @param refusedFrames that were of another attachment, or not to be read
 * @param connections of links that were made
 * @param sync the synchronisation that copies from here or to here; empty when none does
 * @param datasets of each dataset, by number
 * @param refusal why no standby is attached though both nodes are there; empty when nothing forbids
 *     it
 * @param canary how fresh the last one is that came through
 * @param failure why a directory cannot be used here; empty when all can
 * @param standbyFailure what the standby last refused to apply, or why it ended a synchronisation;
 *     empty once it is attached again
 */
public record MirrorFigures(
        DataSets sets,
        Effect.Gate.Kind gate,
        boolean attached,
        boolean mounted,
        boolean connected,
        int link,
        OutboxFigures stream,
        long applied,
        long receivedBytes,
        long refusedFrames,
        long connections,
        Optional<SyncProgress> sync,
        List<OfDataset> datasets,
        Optional<Disagreement> refusal,
        CanaryFigures canary,
        String failure,
        String standbyFailure) {

    /** Copies the list. */
    public MirrorFigures {
        datasets = List.copyOf(datasets);
    }

    /**
     * One dataset.
     *
     * @param known inodes in memory
     * @param writtenBytes by applications here, since the daemon started
     * @param outOfSyncBytes possibly different from the peer's copy, as far as that is known here
     * @param lagBytes sent or to be sent, and not confirmed by the standby
     * @param lagNanos age of the oldest of them; 0 for none
     * @param usedBytes taken on the file system beneath; −1 when it does not say
     * @param freeBytes free to ordinary users there; −1 when it does not say
     */
    public record OfDataset(
            long known,
            long writtenBytes,
            long outOfSyncBytes,
            long lagBytes,
            long lagNanos,
            long usedBytes,
            long freeBytes) {}
}
