package org.msed.core.sim.mirror;

import java.util.Arrays;
import org.msed.core.sim.Member;

/**
 * What the clients of one pair know: every write has a version of its own, the version it replaced,
 * and may be acknowledged. Seen from outside; no node reads it.
 */
public final class Ledger {

    private final int[] acknowledged;
    private final int[][] acknowledgedBy;
    private int[] replaced = new int[256];
    private int versions;
    private long changes;

    Ledger(int extents) {
        acknowledged = new int[extents];
        acknowledgedBy = new int[2][extents];
    }

    int begin(int oldVersion) {
        versions++;
        if (versions == replaced.length) {
            replaced = Arrays.copyOf(replaced, 2 * versions);
        }
        replaced[versions] = oldVersion;
        return versions;
    }

    /**
     * A client was told that its write is safe.
     *
     * @param suspect whether the holder served by the gateway's answers alone (7.5)
     */
    void acknowledge(Member member, int extent, int version, boolean suspect) {
        acknowledgedBy[member.role().ordinal()][extent] = version;
        if (!suspect) {
            acknowledged[extent] = version;
        }
        changes++;
    }

    void changed() {
        changes++;
    }

    /** Grows with everything that may matter to an invariant. */
    public long changes() {
        return changes;
    }

    /** The last version of an extent that was acknowledged, suspect ones apart; 0 when none. */
    public int acknowledged(int extent) {
        return acknowledged[extent];
    }

    /** The last version of an extent that this member acknowledged in whatever way. */
    public int acknowledgedBy(Member member, int extent) {
        return acknowledgedBy[member.role().ordinal()][extent];
    }

    /** Whether a version contains another: is it, or replaced it, or what replaced it. */
    public boolean contains(int version, int older) {
        int at = version;
        while (at > older) {
            at = replaced[at];
        }
        return at == older;
    }

    /** Number of extents. */
    public int extents() {
        return acknowledged.length;
    }
}
