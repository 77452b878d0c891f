package org.msed.core.pair;

import java.util.List;

/**
 * What one event led to.
 *
 * @param state the state after it
 * @param effects what to do, in this order
 * @param rows the rows that fired
 * @param nextDeadlineNanos monotonic time of the next {@link PairEvent.Tick} that matters; never
 *     later than one tick from now
 */
public record Step(PairState state, List<Effect> effects, RowSet rows, long nextDeadlineNanos) {

    /** Whether a row fired in this step. */
    public boolean fired(Row row) {
        return rows.contains(row);
    }
}
