package org.msed.mirror.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ChangeCodecTest {

    @Provide
    Arbitrary<Change> changes() {
        return Changes.any();
    }

    @Property(tries = 500)
    void aChangeComesBackAsItWas(@ForAll("changes") Change change, @ForAll long sequence)
            throws MalformedChangeException {
        ByteBuffer record = encoded(change, sequence);
        ChangeCodec.Sequenced decoded = ChangeCodec.decode(record);
        assertEquals(sequence, decoded.sequence());
        assertEquals(Changes.text(change), Changes.text(decoded.change()));
        assertFalse(record.hasRemaining());
    }

    @Property(tries = 100)
    void recordsFollowEachOther(@ForAll("changes") Change first, @ForAll("changes") Change second)
            throws MalformedChangeException {
        ByteBuffer both = ByteBuffer.allocate(1 << 16).position(7);
        ChangeCodec.encode(first, 1, both);
        ChangeCodec.encode(second, 2, both);
        both.flip().position(7);
        assertEquals(Changes.text(first), Changes.text(ChangeCodec.decode(both).change()));
        assertEquals(Changes.text(second), Changes.text(ChangeCodec.decode(both).change()));
    }

    @Property(tries = 300)
    void theAnnouncedSizeIsEnough(@ForAll("changes") Change change) {
        assertTrue(encoded(change, Long.MAX_VALUE).remaining() <= ChangeCodec.sizeLimit(change));
    }

    @Property(tries = 200)
    void aRecordCutShortIsRefused(@ForAll("changes") Change change, @ForAll int where) {
        ByteBuffer record = encoded(change, 1);
        record.limit(Math.floorMod(where, record.limit()));
        assertThrows(MalformedChangeException.class, () -> ChangeCodec.decode(record));
    }

    @Property(tries = 300)
    void aChangedBitIsFound(@ForAll("changes") Change change, @ForAll int where) {
        ByteBuffer record = encoded(change, 1);
        int bit = Math.floorMod(where, record.limit() * 8);
        record.put(bit / 8, (byte) (record.get(bit / 8) ^ (1 << bit % 8)));
        assertThrows(MalformedChangeException.class, () -> ChangeCodec.decode(record));
    }

    @Example
    void anUnknownTypeIsRefused() {
        ByteBuffer record = withByte(4, 99);
        String said = refusal(record);
        assertTrue(said.contains("unknown type 99"), said);
    }

    @Example
    void anUnknownScopeIsRefused() {
        refusal(withByte(23, 9));
    }

    @Example
    void fieldsThatEndEarlyOrLateAreRefused() {
        refusal(withByte(4, new Change.Truncate(0, 1, 2), 2));
        refusal(withByte(4, new Change.Unbind(0, 1), 8));
    }

    @Example
    void theBytesOfAWriteAreNotCopiedWhenRead() throws MalformedChangeException {
        ByteBuffer record = encoded(new Change.Write(0, 1, 2, ByteBuffer.wrap(new byte[3])), 1);
        Change.Write read = (Change.Write) ChangeCodec.decode(record).change();
        record.put(record.limit() - 5, (byte) 42);
        assertEquals(42, read.data().get(2));
    }

    @Example
    void theLayoutIsAsWritten() {
        ByteBuffer record = encoded(new Change.SetMode(3, 0x1122, 0755), 5);
        assertEquals(31, record.getInt(0));
        assertEquals(10, record.get(4));
        assertEquals(5, record.getLong(5));
        assertEquals(3, record.getShort(13));
        assertEquals(0x1122, record.getLong(15));
        assertEquals(0755, record.getInt(23));
        assertEquals(crc(record, 27), record.getInt(27));
    }

    private static String refusal(ByteBuffer record) {
        return assertThrows(MalformedChangeException.class, () -> ChangeCodec.decode(record))
                .getMessage();
    }

    private static ByteBuffer withByte(int at, int value) {
        return withByte(at, new Change.Barrier(0, 1, Change.Barrier.Scope.DATA), value);
    }

    private static ByteBuffer withByte(int at, Change change, int value) {
        ByteBuffer record = encoded(change, 1);
        record.put(at, (byte) value);
        return record.putInt(record.limit() - 4, crc(record, record.limit() - 4));
    }

    private static int crc(ByteBuffer record, int to) {
        CRC32C crc = new CRC32C();
        crc.update(record.slice(0, to));
        return (int) crc.getValue();
    }

    private static ByteBuffer encoded(Change change, long sequence) {
        ByteBuffer out = ByteBuffer.allocate(1 << 16);
        ChangeCodec.encode(change, sequence, out);
        return out.flip();
    }
}
