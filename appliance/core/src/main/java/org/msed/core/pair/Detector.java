package org.msed.core.pair;

/**
 * What silence means, by its length (ha-protocol 10). Only {@link Hearing#SILENT} of the whole pair
 * ever decides anything; the others are shown and route the stream.
 */
public final class Detector {

    /** Intervals after which a beat counts as late. */
    public static final int LATE_BEATS = 2;

    /** Intervals after which a link counts as down, and the peer as suspect. */
    public static final int DOWN_BEATS = 5;

    /** How well the peer is heard. */
    public enum Hearing {
        /** Never heard since the daemon's start. */
        NEVER,
        /** Heard in time. */
        HEARD,
        /** A beat is missing: more than {@value #LATE_BEATS} intervals. */
        LATE,
        /** The peer is suspect: more than {@value #DOWN_BEATS} intervals. */
        SUSPECT,
        /** Nothing for T_dead. */
        SILENT
    }

    private Detector() {}

    /** How well the peer is heard, over all links; an own pause starts the silence anew (R17). */
    public static Hearing peer(PairState state) {
        return state.peerHeardNanos() == PairState.NEVER
                ? Hearing.NEVER
                : of(state.settings(), state.at().nanos() - state.silenceFromNanos());
    }

    private static Hearing of(PairSettings settings, long silentNanos) {
        if (silentNanos >= settings.deadNanos()) {
            return Hearing.SILENT;
        }
        if (silentNanos > DOWN_BEATS * settings.beatNanos()) {
            return Hearing.SUSPECT;
        }
        return silentNanos > LATE_BEATS * settings.beatNanos() ? Hearing.LATE : Hearing.HEARD;
    }
}
