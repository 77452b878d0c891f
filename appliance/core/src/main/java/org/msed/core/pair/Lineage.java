package org.msed.core.pair;

import org.msed.core.record.DataSummary;
import org.msed.core.record.Generations;

/** Comparison of two data lineages when nodes meet (ha-protocol 7.7). */
final class Lineage {

    /** What the comparison says. */
    enum Result {
        /** Nothing to copy. */
        EQUAL,
        /** This node sends what is in the sets. */
        SOURCE,
        /** This node receives what is in the sets. */
        TARGET,
        /** This node sends everything. */
        SOURCE_FULL,
        /** This node receives everything. */
        TARGET_FULL,
        /** Both changed since they parted. */
        DIVERGED,
        /** Nothing in common. */
        UNRELATED
    }

    private Lineage() {}

    /**
     * Compares mine with the peer's; the first row of the table that fits counts.
     *
     * @param lastHolder whether this node served last, which decides where the lineages are equal
     */
    static Result compare(DataSummary mine, DataSummary peer, boolean lastHolder) {
        Generations a = mine.generations();
        Generations b = peer.generations();
        if (!mine.mirrored() || !peer.mirrored()) {
            return Result.EQUAL;
        }
        if (a.neverUsed() && !peer.consistent() || b.neverUsed() && !mine.consistent()) {
            return Result.UNRELATED;
        }
        if (a.neverUsed() || b.neverUsed()) {
            boolean source = a.neverUsed() && b.neverUsed() ? lastHolder : b.neverUsed();
            return source ? Result.SOURCE_FULL : Result.TARGET_FULL;
        }
        if (a.current() == b.current()) {
            boolean same =
                    mine.setsEmpty() && peer.setsEmpty() && mine.consistent() && peer.consistent();
            return same ? Result.EQUAL : lastHolder ? Result.SOURCE : Result.TARGET;
        }
        if (departedFrom(a, b)) {
            return Result.SOURCE;
        }
        if (departedFrom(b, a)) {
            return Result.TARGET;
        }
        if (a.history().contains(b.current())) {
            return Result.SOURCE_FULL;
        }
        if (b.history().contains(a.current())) {
            return Result.TARGET_FULL;
        }
        boolean related =
                a.base() != 0 && a.base() == b.base()
                        || a.history().stream().anyMatch(b.history()::contains);
        return related ? Result.DIVERGED : Result.UNRELATED;
    }

    /** Whether {@code a} went on from where {@code b} still is. */
    private static boolean departedFrom(Generations a, Generations b) {
        if (b.base() != 0 || a.base() == 0) {
            return false;
        }
        if (a.base() == b.current()) {
            return true;
        }
        int made = a.history().indexOf(b.current());
        int base = a.history().indexOf(a.base());
        return made >= 0 && base >= 0 && made < base;
    }

    /** Row 5: parted, or the source would not be the last holder. */
    static boolean parted(DataSummary mine, DataSummary peer, boolean lastHolder) {
        return switch (compare(mine, peer, lastHolder)) {
            case EQUAL -> false;
            case SOURCE, SOURCE_FULL -> !lastHolder;
            case TARGET, TARGET_FULL -> lastHolder;
            case DIVERGED, UNRELATED -> true;
        };
    }
}
