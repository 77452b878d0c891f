package org.msed.core.record;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.msed.core.state.DisplayedState;
import org.msed.core.state.Epoch;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Role;

/**
 * One slot of the record file: the record, and the event that was made with it, so that one write
 * makes both durable (invariant I14). The file has two slots, written alternately; the readable one
 * with the higher sequence counts (ha-protocol 5).
 *
 * <pre>
 * offset size  meaning (big endian)
 *      0    8  "MSEDREC1"
 *      8    8  slot sequence, grows with every write
 *     16    2  payload length n
 *     18    2  event length m
 *     20    n  payload: the record's fields in declaration order
 *   20+n    m  event, one line of the event file in UTF-8 without its line end; empty when none
 *   4092    4  CRC-32C of bytes 0 to 4091
 * </pre>
 *
 * @param sequence grows with every write
 * @param record the record
 * @param event the event made with it, or empty
 */
public record RecordSlot(long sequence, PairRecord record, byte[] event) {

    /** Bytes of one slot. */
    public static final int SIZE = 4096;

    /** Bytes of the record file: two slots. */
    public static final int FILE_SIZE = 2 * SIZE;

    /** Longest event that fits beside the largest record. */
    public static final int EVENT_LIMIT = 3072;

    private static final long MAGIC = 0x4d53454452454331L;
    private static final int HEADER = 20;
    private static final int CRC_OFFSET = SIZE - 4;

    /**
     * This slot's bytes.
     *
     * @throws IllegalArgumentException when the event is longer than {@link #EVENT_LIMIT}
     */
    public byte[] encode() {
        if (event.length > EVENT_LIMIT) {
            throw new IllegalArgumentException(
                    "event must have at most " + EVENT_LIMIT + " bytes, got " + event.length);
        }
        ByteBuffer out = ByteBuffer.allocate(SIZE);
        out.position(HEADER);
        writePayload(out);
        int payloadLength = out.position() - HEADER;
        out.put(event);
        out.putLong(0, MAGIC).putLong(8, sequence);
        out.putShort(16, (short) payloadLength).putShort(18, (short) event.length);
        out.putInt(CRC_OFFSET, crc(out.array(), 0));
        return out.array();
    }

    private void writePayload(ByteBuffer out) {
        out.put((byte) record.role().code());
        out.putLong(record.epoch().counter()).put((byte) record.epoch().node().code());
        out.put(flags()).putLong(record.tokenSerial());
        out.put((byte) record.mode().code()).put((byte) record.holdCause().code());
        out.put((byte) record.shown().code());
        out.putLong(record.eventSequence()).putLong(record.incarnation());
        out.putLong(record.generations().current()).putLong(record.generations().base());
        writeLongs(out, record.generations().history());
        writeLongs(out, record.takeoverAgesMillis());
        writeLongs(out, record.resumeAgesMillis());
        Parting parting = record.parting();
        out.putLong(parting.discards()).putLong(parting.givenUp());
        out.putLong(parting.sinceWallMillis());
    }

    private byte flags() {
        return (byte)
                ((record.released() ? 1 : 0)
                        | (record.tokenHere() ? 2 : 0)
                        | (record.consistent() ? 4 : 0)
                        | (record.peerGoodbye() ? 8 : 0)
                        | (record.paused() ? 16 : 0)
                        | (record.rejoined() ? 32 : 0)
                        | (record.parting().stopped() ? 64 : 0));
    }

    private static void writeLongs(ByteBuffer out, List<Long> values) {
        out.put((byte) values.size());
        for (long value : values) {
            out.putLong(value);
        }
    }

    /**
     * The slot in {@link #SIZE} bytes at {@code offset}, or empty when torn, foreign or unwritten.
     *
     * @throws IllegalArgumentException when it is whole but uses a code this version does not know
     */
    public static Optional<RecordSlot> decode(byte[] file, int offset) {
        if (file.length - offset < SIZE) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(file, offset, SIZE).slice();
        if (in.getLong(0) != MAGIC || in.getInt(CRC_OFFSET) != crc(file, offset)) {
            return Optional.empty();
        }
        int payloadLength = in.getShort(16);
        int eventLength = in.getShort(18);
        in.position(HEADER);
        PairRecord record = readPayload(in, HEADER + payloadLength);
        int eventOffset = offset + HEADER + payloadLength;
        byte[] event = Arrays.copyOfRange(file, eventOffset, eventOffset + eventLength);
        return Optional.of(new RecordSlot(in.getLong(8), record, event));
    }

    /**
     * The readable slot with the higher sequence; empty means HOLD(META) (row 2). A slot that is
     * whole but says what this version does not know voids the file: the other slot is older, and
     * may show a token that has moved since.
     */
    public static Optional<RecordSlot> newest(byte[] file) {
        Optional<RecordSlot> first;
        Optional<RecordSlot> second;
        try {
            first = decode(file, 0);
            second = decode(file, SIZE);
        } catch (IllegalArgumentException unknownWord) {
            return Optional.empty();
        }
        if (first.isEmpty() || second.isEmpty()) {
            return first.or(() -> second);
        }
        return first.get().sequence > second.get().sequence ? first : second;
    }

    private static PairRecord readPayload(ByteBuffer in, int end) {
        Role role = Role.ofCode(in.get());
        Epoch epoch = new Epoch(in.getLong(), Role.ofCode(in.get()));
        int flags = in.get();
        long serial = in.getLong();
        Mode mode = Mode.ofCode(in.get());
        HoldCause cause = HoldCause.ofCode(in.get());
        DisplayedState shown = DisplayedState.ofCode(in.get());
        long eventSequence = in.getLong();
        long incarnation = in.getLong();
        Generations generations = new Generations(in.getLong(), in.getLong(), readLongs(in));
        return new PairRecord(
                role,
                epoch,
                (flags & 1) != 0,
                (flags & 2) != 0,
                serial,
                mode,
                cause,
                shown,
                eventSequence,
                incarnation,
                generations,
                (flags & 4) != 0,
                (flags & 8) != 0,
                (flags & 16) != 0,
                (flags & 32) != 0,
                readLongs(in),
                readLongs(in),
                readParting(in, end, (flags & 64) != 0));
    }

    /** A record from before there was a choice ends here. */
    private static Parting readParting(ByteBuffer in, int end, boolean stopped) {
        return in.position() < end
                ? new Parting(in.getLong(), in.getLong(), in.getLong(), stopped)
                : Parting.NONE;
    }

    private static List<Long> readLongs(ByteBuffer in) {
        int count = in.get();
        List<Long> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(in.getLong());
        }
        return values;
    }

    private static int crc(byte[] bytes, int offset) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, CRC_OFFSET);
        return (int) crc.getValue();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordSlot slot
                && slot.sequence == sequence
                && slot.record.equals(record)
                && Arrays.equals(slot.event, event);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sequence);
    }

    @Override
    public String toString() {
        return "RecordSlot[" + sequence + " " + record + "]";
    }
}
