package org.msed.mirror.stream;

import java.util.List;

/**
 * How an outbox stands at one moment.
 *
 * @param attached whether an attachment is on
 * @param queuedBytes waiting to be sent
 * @param unconfirmedBytes sent, and not confirmed by the standby; the lag in bytes is the sum of
 *     the two
 * @param lagNanos age of the oldest change that the standby has not confirmed, up to 20 ms too high
 * @param lags what the standby has not confirmed of each dataset, by number; those of which nothing
 *     was ever sent may be left out at the end
 * @param sentBytes of records, since the outbox was made, what was sent twice included
 * @param frames sent since then
 * @param changes put into the stream since then, of all attachments
 * @param flushes that the standby answered since then, by disk or memory; those of checkpoints not
 *     counted
 * @param lastFlushNanos from the request of the last of them to its answer; −1 for none
 * @param moves how often the stream went to another link or another connection
 * @param late whether a flush or a full memory has waited too long
 */
public record OutboxFigures(
        boolean attached,
        long queuedBytes,
        long unconfirmedBytes,
        long lagNanos,
        List<Lag> lags,
        long sentBytes,
        long frames,
        long changes,
        long flushes,
        long lastFlushNanos,
        long moves,
        boolean late) {

    /** Copies the list. */
    public OutboxFigures {
        lags = List.copyOf(lags);
    }

    /**
     * How far behind the standby is with one dataset.
     *
     * @param bytes not confirmed, up to those of 20 ms too many
     * @param nanos age of the oldest, up to 20 ms too high; 0 when there is none
     */
    public record Lag(long bytes, long nanos) {
        /** Nothing behind. */
        public static final Lag NONE = new Lag(0, 0);
    }

    /** Of the dataset with this number. */
    public Lag lag(int dataset) {
        return dataset < lags.size() ? lags.get(dataset) : Lag.NONE;
    }
}
