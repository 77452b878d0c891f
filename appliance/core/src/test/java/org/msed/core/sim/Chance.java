package org.msed.core.sim;

/** Seeded chance: SplitMix64 (Steele, Lea, Flood 2014). Not safe for several threads. */
public final class Chance {

    private long state;

    /** The sequence that this seed names. */
    public Chance(long seed) {
        this.state = seed;
    }

    /** 64 random bits. */
    public long bits() {
        state += 0x9e3779b97f4a7c15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** A number from 0 to {@code bound} − 1. */
    public int below(int bound) {
        return (int) (((bits() >>> 32) * bound) >>> 32);
    }

    /** A number from {@code low} to {@code high}, both included. */
    public long between(long low, long high) {
        return low >= high ? low : low + Math.floorMod(bits() >>> 1, high - low + 1);
    }

    /** Whether something of this probability happens. */
    public boolean happens(double probability) {
        return probability > 0 && (bits() >>> 11) * 0x1.0p-53 < probability;
    }

    /** A number from 0 to 1, without 1. */
    public double part() {
        return (bits() >>> 11) * 0x1.0p-53;
    }
}
