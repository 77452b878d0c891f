package org.msed.core.wire;

/**
 * Bytes read: an authentic envelope, or why there is none.
 *
 * @param envelope the envelope, or null
 * @param refusal why not, or null
 */
public record Decoded(Envelope envelope, Refusal refusal) {

    private static final Decoded[] REFUSED = refused();

    private static Decoded[] refused() {
        Refusal[] all = Refusal.values();
        Decoded[] results = new Decoded[all.length];
        for (Refusal refusal : all) {
            results[refusal.ordinal()] = new Decoded(null, refusal);
        }
        return results;
    }

    static Decoded refuse(Refusal refusal) {
        return REFUSED[refusal.ordinal()];
    }
}
