package org.msed.mirror.sync;

import java.util.List;

/**
 * How far a run is. Figures of one moment; the totals grow while the application writes.
 *
 * @param whole of all datasets
 * @param datasets of each, by number
 * @param file that is being sent, relative to its dataset; empty = none
 * @param waiting what is waited for; empty = nothing, or it is on its way
 * @param stalledMillis since the last progress, when that is longer than 3 s; else 0
 * @param told whether the source goes on telling; false at a target that hears nothing
 */
public record SyncProgress(
        Part whole,
        List<Part> datasets,
        String file,
        String waiting,
        long stalledMillis,
        boolean told) {

    /** What {@link Part#filesTotal} says as long as a directory was not looked into. */
    public static final long UNKNOWN = -1;

    /** What is waited for while the source walks through its files, which nothing counts. */
    public static final String WALKING = "for a walk through the source's files";

    /** Copies the list. */
    public SyncProgress {
        datasets = List.copyOf(datasets);
    }

    /**
     * How far all of it, or one dataset is.
     *
     * @param ratio 0 to 1; 1 only when nothing is left
     * @param bytesDone content that was compared or sent
     * @param bytesTotal what was done and what is known to remain
     * @param bytesSent content that travelled
     * @param filesDone files and other entries that were looked at
     * @param filesTotal those and what is known to remain, or {@link #UNKNOWN}
     * @param bytesPerSecond of {@code bytesDone}, smoothed over some seconds
     * @param remainingMillis at this rate; {@link #UNKNOWN} before there is one
     */
    public record Part(
            double ratio,
            long bytesDone,
            long bytesTotal,
            long bytesSent,
            long filesDone,
            long filesTotal,
            long bytesPerSecond,
            long remainingMillis) {}
}
