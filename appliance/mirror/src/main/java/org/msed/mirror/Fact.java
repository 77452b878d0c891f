package org.msed.mirror;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.msed.core.record.Generations;
import org.msed.mirror.stream.Attachment;

/**
 * What the two ends of an attachment tell each other around a synchronisation, on the lane of the
 * facts. Kind u8, number u64 and incarnation u64 of the attachment, run u64; then of an offer:
 * current u64, base u64, count u8 and as many u64 of history. Big-endian.
 *
 * @param kind what it says
 * @param number of the attachment
 * @param incarnation of the standby's daemon
 * @param run names the run; its messages begin with it
 * @param generations of an offer; else {@link Generations#NONE}
 */
record Fact(Kind kind, long number, long incarnation, long run, Generations generations) {

    /** The code is the position, which is kept. */
    enum Kind {
        /** Source to target: this lineage is to come. */
        OFFER,
        /** Target to source: the first byte may come. */
        ADMIT,
        /** Source to target: the attachment has ended. */
        END
    }

    private static final Kind[] KINDS = Kind.values();
    private static final int FIXED_BYTES = 25;
    private static final int LINEAGE_BYTES = 17;

    static Fact of(Kind kind, Attachment attachment, long run) {
        return offer(kind, attachment, run, Generations.NONE);
    }

    static Fact offer(Attachment attachment, long run, Generations generations) {
        return offer(Kind.OFFER, attachment, run, generations);
    }

    private static Fact offer(Kind kind, Attachment to, long run, Generations generations) {
        return new Fact(kind, to.number(), to.incarnation(), run, generations);
    }

    /** Whether it is about this attachment. */
    boolean isOf(Attachment attachment) {
        return attachment != null
                && attachment.number() == number
                && attachment.incarnation() == incarnation;
    }

    ByteBuffer encode() {
        List<Long> history = generations.history();
        ByteBuffer out =
                ByteBuffer.allocate(FIXED_BYTES + LINEAGE_BYTES + Long.BYTES * history.size());
        out.put((byte) kind.ordinal()).putLong(number).putLong(incarnation).putLong(run);
        out.putLong(generations.current()).putLong(generations.base());
        out.put((byte) history.size());
        history.forEach(out::putLong);
        return out.flip();
    }

    /**
     * Reads one.
     *
     * @return null for one that this version does not know
     */
    static Fact decode(ByteBuffer in) {
        if (in.remaining() < FIXED_BYTES + LINEAGE_BYTES) {
            return null;
        }
        int kind = in.get();
        if (kind < 0 || kind >= KINDS.length) {
            return null;
        }
        long number = in.getLong();
        long incarnation = in.getLong();
        long run = in.getLong();
        long current = in.getLong();
        long base = in.getLong();
        int count = in.get();
        if (count < 0 || count > Generations.HISTORY_LIMIT || in.remaining() < count * Long.BYTES) {
            return null;
        }
        List<Long> history = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            history.add(in.getLong());
        }
        return new Fact(
                KINDS[kind], number, incarnation, run, new Generations(current, base, history));
    }
}
