package org.msed.core.record;

import java.util.ArrayList;
import java.util.List;

/**
 * A node's data lineage (ha-protocol 2, 7.7). Ids are random 64-bit numbers, 0 means empty.
 *
 * @param current the lineage of the data here; 0 when never used
 * @param base the lineage from which {@code current} departed without the peer; 0 when none
 * @param history up to {@value #HISTORY_LIMIT} earlier lineages, newest first
 */
public record Generations(long current, long base, List<Long> history) {

    /** How many earlier lineages are remembered. */
    public static final int HISTORY_LIMIT = 16;

    /** Data never used, and the constant answer of a pair without mirrored data. */
    public static final Generations NONE = new Generations(0, 0, List.of());

    /** Copies the history. */
    public Generations {
        history = List.copyOf(history);
        if (history.size() > HISTORY_LIMIT) {
            throw new IllegalArgumentException(
                    "history must have at most "
                            + HISTORY_LIMIT
                            + " entries, got "
                            + history.size());
        }
    }

    /** Whether no data was ever used here. */
    public boolean neverUsed() {
        return current == 0;
    }

    /** The same lineage as the base of nothing: what a target adopts, and a source keeps. */
    public Generations together() {
        return new Generations(current, 0, history);
    }

    /** Of a copy that was given up by choice: no lineage any more, but remembered. */
    public Generations givenUp() {
        return new Generations(0, 0, depart(0).history());
    }

    /** Leaves the common lineage (rule R5): a new current, the old one remembered. */
    public Generations depart(long freshId) {
        List<Long> older = new ArrayList<>(HISTORY_LIMIT);
        if (current != 0) {
            older.add(current);
        }
        for (int i = 0; i < history.size() && older.size() < HISTORY_LIMIT; i++) {
            older.add(history.get(i));
        }
        return new Generations(freshId, base == 0 ? current : base, older);
    }
}
