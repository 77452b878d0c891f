package org.msed.lab.pair;

import org.msed.lab.space.LabException;

/**
 * How the pairs of a lab decide. The values are checked by msed itself, except that times are whole
 * milliseconds here.
 *
 * @param guard how a pair decides when it cannot talk; with failover type Manual it is always
 *     {@code manual}
 * @param failover {@code Manual} or {@code Automatic}
 * @param failback {@code Manual} or {@code Automatic}
 * @param beatMillis time between heartbeats
 * @param waitMillis silence after which the standby may take over
 * @param data whether each pair mirrors a directory
 * @param database whether each pair brings its database along
 */
public record PairOptions(
        String guard,
        String failover,
        String failback,
        int beatMillis,
        int waitMillis,
        boolean data,
        boolean database) {

    /** What {@code ./demo up} without options gives, but without data. */
    public static final PairOptions DEFAULT =
            new PairOptions("available", "Automatic", "Manual", 100, 1000);

    /** Options of a pair that mirrors nothing. */
    public PairOptions(
            String guard, String failover, String failback, int beatMillis, int waitMillis) {
        this(guard, failover, failback, beatMillis, waitMillis, false, false);
    }

    /** Checks the times. */
    public PairOptions {
        if (beatMillis <= 0 || waitMillis <= 0) {
            throw new LabException(
                    "--beat and --wait take milliseconds above 0, got "
                            + beatMillis
                            + " and "
                            + waitMillis);
        }
    }

    /**
     * @param other a guard
     * @return these options with it; failover type Manual goes with guard {@code manual} only
     */
    public PairOptions withGuard(String other) {
        String type = other.equals("manual") ? "Manual" : "Automatic";
        return new PairOptions(other, type, failback, beatMillis, waitMillis, data, database);
    }

    /**
     * @param millis silence after which the standby may take over
     * @return these options with it
     */
    public PairOptions withWaitMillis(int millis) {
        return new PairOptions(guard, failover, failback, beatMillis, millis, data, database);
    }

    /**
     * @param wanted whether each pair mirrors a directory
     * @return these options with it
     */
    public PairOptions withData(boolean wanted) {
        return new PairOptions(guard, failover, failback, beatMillis, waitMillis, wanted, database);
    }

    /**
     * @param wanted whether each pair brings its database along
     * @return these options with it
     */
    public PairOptions withDatabase(boolean wanted) {
        return new PairOptions(guard, failover, failback, beatMillis, waitMillis, data, wanted);
    }
}
