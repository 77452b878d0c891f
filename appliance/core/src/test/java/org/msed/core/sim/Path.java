package org.msed.core.sim;

/** One direction of one link. Faults set the fields, {@link #heal} resets them. */
public final class Path {

    private static final long MICRO = 1_000L;
    private static final long USUAL_DELAY = 100 * MICRO;
    private static final long USUAL_JITTER = 200 * MICRO;

    /** No frame gets through. */
    public boolean cut;

    /** No ARP gets through; only of meaning on the public link. */
    public boolean arpCut;

    /** Part of what is lost. */
    public double loss;

    /** Part of what arrives twice. */
    public double duplicated;

    /** Shortest time on the way. */
    public long delayNanos;

    /** What chance adds to it, which reorders. */
    public long jitterNanos;

    Path() {
        heal();
    }

    /** Nothing gets through, neither frames nor ARP. */
    public void cutAll() {
        cut = true;
        arpCut = true;
    }

    /** Ends a cut. */
    public void mend() {
        cut = false;
        arpCut = false;
    }

    /** As good as new. */
    public void heal() {
        cut = false;
        arpCut = false;
        loss = 0;
        duplicated = 0;
        healDelay();
    }

    /** As fast as new. */
    public void healDelay() {
        delayNanos = USUAL_DELAY;
        jitterNanos = USUAL_JITTER;
    }

    /** How long the next frame takes. */
    public long delay(Chance chance) {
        return delayNanos + chance.between(0, jitterNanos);
    }
}
