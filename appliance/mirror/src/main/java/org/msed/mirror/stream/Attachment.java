package org.msed.mirror.stream;

import java.nio.ByteBuffer;
import org.msed.core.state.Epoch;
import org.msed.core.state.Role;

/**
 * One attachment of a standby to a holder; every message of the stream is bound to one, and any
 * other is refused.
 *
 * @param epoch of the holder
 * @param number as of the standby's machine: above 0, growing while its daemon runs
 * @param incarnation of the standby's daemon, since its numbers begin again with it
 */
public record Attachment(Epoch epoch, long number, long incarnation) {

    /** Counter u64, node u8, number u64, incarnation u64. */
    static final int BYTES = 25;

    void put(ByteBuffer out) {
        out.putLong(epoch.counter()).put((byte) epoch.node().code());
        out.putLong(number).putLong(incarnation);
    }

    static Attachment get(ByteBuffer in) {
        Epoch epoch = new Epoch(in.getLong(), Role.ofCode(in.get()));
        return new Attachment(epoch, in.getLong(), in.getLong());
    }

    @Override
    public String toString() {
        return epoch + "#" + number + "@" + Long.toHexString(incarnation);
    }
}
