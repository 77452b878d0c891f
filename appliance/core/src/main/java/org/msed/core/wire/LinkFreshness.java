package org.msed.core.wire;

/** What a session remembers of one link. */
final class LinkFreshness {

    private long lastSequence;
    private long echoNanos;
    private long echoedAtNanos;
    private long roundTripNanos = -1;
    private long repliedNanos;
    private boolean replied;

    void forget() {
        lastSequence = 0;
        echoNanos = 0;
        roundTripNanos = -1;
    }

    long lastSequence() {
        return lastSequence;
    }

    long roundTripNanos() {
        return roundTripNanos;
    }

    long echoNanos() {
        return echoNanos;
    }

    long echoDelayNanos(long nowNanos) {
        return echoNanos == 0 ? 0 : nowNanos - echoedAtNanos;
    }

    void accepted(Envelope envelope, long nowNanos) {
        lastSequence = envelope.sequence();
        echoNanos = envelope.sentNanos();
        echoedAtNanos = nowNanos;
        if (envelope.echoNanos() != 0) {
            long measured = nowNanos - envelope.echoNanos() - envelope.echoDelayNanos();
            roundTripNanos = Math.max(0, measured);
        }
    }

    boolean mayReply(long nowNanos) {
        if (replied && nowNanos - repliedNanos < Session.REPLY_INTERVAL_NANOS) {
            return false;
        }
        replied = true;
        repliedNanos = nowNanos;
        return true;
    }
}
