package org.msed.core.sim.mirror;

import java.util.Arrays;
import org.msed.core.sim.Chance;

/**
 * A node's directory: per extent the version in its page cache and the one on its disk, and whether
 * the disk has flipped a bit of it unseen.
 */
public final class Image {

    private final int[] cached;
    private final int[] durable;
    private int rotten;

    Image(int extents) {
        cached = new int[extents];
        durable = new int[extents];
    }

    /** The version that a reader sees. */
    public int cached(int extent) {
        return cached[extent];
    }

    /** The version that survives a power cut. */
    public int durable(int extent) {
        return durable[extent];
    }

    /** Whether its bytes are not those of its version. */
    public boolean rotten(int extent) {
        return (rotten & 1 << extent) != 0;
    }

    void rot(int extent, boolean so) {
        rotten = so ? rotten | 1 << extent : rotten & ~(1 << extent);
    }

    void write(int extent, int version) {
        cached[extent] = version;
        rot(extent, false);
    }

    void flush(int extent) {
        durable[extent] = cached[extent];
    }

    int[] snapshot() {
        return Arrays.copyOf(cached, cached.length);
    }

    void flush(int[] snapshot) {
        System.arraycopy(snapshot, 0, durable, 0, durable.length);
    }

    void restore(int[] snapshot) {
        System.arraycopy(snapshot, 0, cached, 0, cached.length);
        flush(snapshot);
    }

    boolean clean(int extent) {
        return cached[extent] == durable[extent];
    }

    /** What was not flushed has come to the disk or has not, extent by extent. */
    void cutPower(Chance chance) {
        for (int i = 0; i < cached.length; i++) {
            if (cached[i] != durable[i] && chance.below(2) == 0) {
                durable[i] = cached[i];
            }
            cached[i] = durable[i];
        }
    }
}
