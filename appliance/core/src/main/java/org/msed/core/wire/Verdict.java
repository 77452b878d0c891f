package org.msed.core.wire;

/**
 * What became of a received envelope.
 *
 * @param frame to be given to the machine, or null
 * @param refusal why it was dropped, or null when it was accepted
 * @param reply to be sent back on the same link at once, or null
 * @param established whether a session with a new start of the peer began with it: whatever was
 *     said to the peer before was not heard by that start
 */
public record Verdict(Frame frame, Refusal refusal, Envelope reply, boolean established) {

    private static final Verdict[] REFUSED = refused();

    private static Verdict[] refused() {
        Refusal[] all = Refusal.values();
        Verdict[] verdicts = new Verdict[all.length];
        for (Refusal refusal : all) {
            verdicts[refusal.ordinal()] = new Verdict(null, refusal, null, false);
        }
        return verdicts;
    }

    /** Dropped without an answer. */
    static Verdict refuse(Refusal refusal) {
        return REFUSED[refusal.ordinal()];
    }

    /** Whether the envelope is authentic and fresh; it may have carried no frame. */
    public boolean accepted() {
        return refusal == null;
    }
}
