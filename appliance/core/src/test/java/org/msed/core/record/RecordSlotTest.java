package org.msed.core.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.msed.core.state.DisplayedState;
import org.msed.core.state.Epoch;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Role;

/** The record file survives a write that was cut short, and says so when it did not. */
final class RecordSlotTest {

    private static final byte[] EVENT = "{\"event\":1}".getBytes(StandardCharsets.UTF_8);

    private final RecordSlot older =
            new RecordSlot(7, PairRecord.initial(Role.PRIMARY), new byte[0]);
    private final RecordSlot newer =
            new RecordSlot(8, PairRecord.initial(Role.PRIMARY).withToken(false, 9), EVENT);

    private static byte[] file(RecordSlot first, RecordSlot second) {
        byte[] file = Arrays.copyOf(first.encode(), RecordSlot.FILE_SIZE);
        System.arraycopy(second.encode(), 0, file, RecordSlot.SIZE, RecordSlot.SIZE);
        return file;
    }

    @Provide
    Arbitrary<PairRecord> records() {
        Arbitrary<Epoch> epochs =
                Combinators.combine(Arbitraries.longs(), Arbitraries.of(Role.class)).as(Epoch::new);
        Arbitrary<Generations> lineages =
                Combinators.combine(
                                Arbitraries.longs(),
                                Arbitraries.longs(),
                                Arbitraries.longs().list().ofMaxSize(Generations.HISTORY_LIMIT))
                        .as(Generations::new);
        Arbitrary<List<Long>> ages = Arbitraries.longs().list().ofMaxSize(PairRecord.AGES_LIMIT);
        Arbitrary<List<Boolean>> flags = Arbitraries.of(true, false).list().ofSize(6);
        Arbitrary<List<Long>> numbers = Arbitraries.longs().list().ofSize(3);
        Arbitrary<PairRecord> states =
                Combinators.combine(
                                Arbitraries.of(Mode.class),
                                Arbitraries.of(HoldCause.class),
                                Arbitraries.of(DisplayedState.class))
                        .as(
                                (mode, cause, shown) ->
                                        PairRecord.initial(Role.SECONDARY)
                                                .withMode(mode, cause, shown));
        return Combinators.combine(states, epochs, lineages, ages, ages, flags, numbers)
                .as(RecordSlotTest::record);
    }

    private static PairRecord record(
            PairRecord state,
            Epoch epoch,
            Generations lineage,
            List<Long> takeovers,
            List<Long> resumes,
            List<Boolean> flags,
            List<Long> numbers) {
        return new PairRecord(
                state.role(),
                epoch,
                flags.get(0),
                flags.get(1),
                numbers.get(0),
                state.mode(),
                state.holdCause(),
                state.shown(),
                numbers.get(1),
                numbers.get(2),
                lineage,
                flags.get(2),
                flags.get(3),
                flags.get(4),
                flags.get(5),
                takeovers,
                resumes,
                new Parting(numbers.get(0), numbers.get(1), numbers.get(2), flags.get(3)));
    }

    @Property
    void everyRecordComesBack(
            @ForAll("records") PairRecord record, @ForAll long sequence, @ForAll byte[] event) {
        RecordSlot slot = new RecordSlot(sequence, record, event);
        assertEquals(Optional.of(slot), RecordSlot.decode(slot.encode(), 0));
    }

    @Test
    void theLargestRecordLeavesRoomForTheLongestEvent() {
        List<Long> ages = Collections.nCopies(PairRecord.AGES_LIMIT, Long.MAX_VALUE);
        List<Long> history = Collections.nCopies(Generations.HISTORY_LIMIT, Long.MIN_VALUE);
        PairRecord largest =
                PairRecord.initial(Role.PRIMARY)
                        .withAges(ages, ages)
                        .withData(new Generations(1, 2, history), true);
        byte[] event = new byte[RecordSlot.EVENT_LIMIT];
        Arrays.fill(event, (byte) 'x');
        RecordSlot slot = new RecordSlot(1, largest, event);
        assertEquals(Optional.of(slot), RecordSlot.decode(slot.encode(), 0));
    }

    @Test
    void anOverlongEventIsRefused() {
        byte[] event = new byte[RecordSlot.EVENT_LIMIT + 1];
        RecordSlot slot = new RecordSlot(1, PairRecord.initial(Role.PRIMARY), event);
        assertThrows(IllegalArgumentException.class, slot::encode);
    }

    @Test
    void aWholeSlotOfNewerSoftwareVoidsTheFileInsteadOfRevivingAnOlderToken() {
        byte[] file = file(older, newer);
        int modeOffset = RecordSlot.SIZE + 20 + 1 + 9 + 1 + 8;
        assertEquals(Mode.OFF.code(), file[modeOffset]);
        file[modeOffset] = 99;
        CRC32C crc = new CRC32C();
        crc.update(file, RecordSlot.SIZE, RecordSlot.SIZE - 4);
        ByteBuffer.wrap(file).putInt(RecordSlot.FILE_SIZE - 4, (int) crc.getValue());
        assertEquals(Optional.empty(), RecordSlot.newest(file));
    }

    @Test
    void theHigherSequenceCountsWhereverItStands() {
        assertEquals(Optional.of(newer), RecordSlot.newest(file(older, newer)));
        assertEquals(Optional.of(newer), RecordSlot.newest(file(newer, older)));
    }

    @Test
    void aWriteTornAnywhereLeavesTheOlderSlot() {
        RecordSlot before = new RecordSlot(6, PairRecord.initial(Role.PRIMARY), new byte[0]);
        byte[] whole = newer.encode();
        for (int written = 0; written < RecordSlot.SIZE - 4; written++) {
            byte[] torn = file(older, before);
            System.arraycopy(whole, 0, torn, RecordSlot.SIZE, written);
            long sequence = RecordSlot.newest(torn).orElseThrow().sequence();
            assertEquals(older.sequence(), sequence, written + " bytes written");
        }
    }

    @Test
    void everyFlippedBitVoidsItsSlot() {
        byte[] slot = newer.encode();
        for (int bit = 0; bit < 8 * slot.length; bit++) {
            slot[bit / 8] ^= (byte) (1 << bit % 8);
            assertEquals(Optional.empty(), RecordSlot.decode(slot, 0), "bit " + bit);
            slot[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    @Test
    void aShortFileHoldsOnlyItsWholeSlots() {
        byte[] file = file(older, newer);
        for (int length : new int[] {0, 1, RecordSlot.SIZE - 1}) {
            assertEquals(Optional.empty(), RecordSlot.newest(Arrays.copyOf(file, length)));
        }
        byte[] cut = Arrays.copyOf(file, RecordSlot.FILE_SIZE - 1);
        assertEquals(Optional.of(older), RecordSlot.newest(cut));
    }

    @Test
    void anUnwrittenFileHoldsNothing() {
        assertEquals(Optional.empty(), RecordSlot.newest(new byte[RecordSlot.FILE_SIZE]));
    }
}
