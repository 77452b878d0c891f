package org.msed.core.pair;

/**
 * What silence means, by its length (ha-protocol 10). Only {@link Hearing#SILENT} of the whole pair
 * ever decides a takeover; lateness is told link by link, and routes the stream.
 */
public final class Detector {

    /** Intervals after which a beat counts as late, and its link with it. */
    public static final int LATE_BEATS = 2;

    /** Intervals after which a link counts as down. */
    public static final int DOWN_BEATS = 5;

    /** How well the peer is heard. */
    public enum Hearing {
        /** Never heard since the daemon's start. */
        NEVER,
        /** Heard within T_dead. */
        HEARD,
        /** Nothing for T_dead. */
        SILENT
    }

    private Detector() {}

    /** How well the peer is heard, over all links; an own pause starts the silence anew (R17). */
    public static Hearing peer(PairState state) {
        if (state.peerHeardNanos() == PairState.NEVER) {
            return Hearing.NEVER;
        }
        long silentNanos = state.at().nanos() - state.silenceFromNanos();
        return silentNanos >= state.settings().deadNanos() ? Hearing.SILENT : Hearing.HEARD;
    }
}
