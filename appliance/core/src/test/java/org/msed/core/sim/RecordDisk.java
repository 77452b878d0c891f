package org.msed.core.sim;

import java.util.Optional;
import org.msed.core.record.PairRecord;

/**
 * The two slots of a record file (ha-protocol 5). A write is durable once {@link #finish} was
 * called; until then a crash decides whether the slot holds the old record, the new one, or nothing
 * readable.
 */
public final class RecordDisk {

    private final PairRecord[] slots = new PairRecord[2];
    private final long[] sequences = new long[2];
    private long written;
    private PairRecord pending;

    /** Every write fails while set. */
    public boolean failing;

    /** How long a write takes. */
    public long writeNanos;

    void begin(PairRecord record) {
        pending = record;
    }

    void finish() {
        int slot = (int) (written & 1);
        slots[slot] = pending;
        sequences[slot] = ++written;
        pending = null;
    }

    /** A write ended by an error or a crash: done, not done, or torn. */
    void interrupt(Chance chance) {
        if (pending == null) {
            return;
        }
        switch (chance.below(3)) {
            case 0 -> finish();
            case 1 -> tear();
            default -> pending = null;
        }
    }

    private void tear() {
        int slot = (int) (written & 1);
        slots[slot] = null;
        sequences[slot] = 0;
        pending = null;
    }

    boolean writing() {
        return pending != null;
    }

    /** What a restart would read; empty when neither slot is readable. */
    public Optional<PairRecord> read() {
        return Optional.ofNullable(newest());
    }

    PairRecord newest() {
        if (slots[0] == null) {
            return slots[1];
        }
        return slots[1] == null || sequences[0] > sequences[1] ? slots[0] : slots[1];
    }

    /** Makes both slots unreadable. */
    public void lose() {
        slots[0] = null;
        slots[1] = null;
    }
}
