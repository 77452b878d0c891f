package org.msed.daemon.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.core.record.PairRecord;
import org.msed.core.record.RecordSlot;
import org.msed.core.state.Role;

class RecordStoreTest {

    private static final PairRecord FIRST = PairRecord.initial(Role.PRIMARY);
    private static final PairRecord SECOND = FIRST.withToken(false, 2);
    private static final PairRecord THIRD = FIRST.withToken(true, 3);

    @TempDir private Path directory;
    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("record");
    }

    @Test
    void aMissingFileIsNoRecord() throws IOException {
        assertTrue(new RecordStore(file).read().isEmpty());
    }

    @Test
    void whatIsWrittenIsReadBackWithItsEvent() throws IOException {
        write(FIRST, "{\"id\":1}");
        RecordSlot slot = new RecordStore(file).read().orElseThrow();
        assertEquals(FIRST, slot.record());
        assertEquals("{\"id\":1}", new String(slot.event(), StandardCharsets.UTF_8));
    }

    @Test
    void anotherDaemonGoesOnBehindTheNewestSlot() throws IOException {
        write(FIRST, "");
        write(SECOND, "");
        assertEquals(SECOND, newest().record());
        assertEquals(2, newest().sequence());
    }

    @Test
    void aTornSlotLeavesTheOneBefore() throws IOException {
        writeInARow(FIRST, SECOND);
        tear(RecordSlot.SIZE);
        assertEquals(FIRST, newest().record());
    }

    @Test
    void theNextWriteMendsTheTornSlotAndSparesTheGoodOne() throws IOException {
        writeInARow(FIRST, SECOND);
        tear(RecordSlot.SIZE);
        write(THIRD, "");
        byte[] bytes = Files.readAllBytes(file);
        assertEquals(FIRST, RecordSlot.decode(bytes, 0).orElseThrow().record());
        assertEquals(THIRD, RecordSlot.decode(bytes, RecordSlot.SIZE).orElseThrow().record());
    }

    @Test
    void twoTornSlotsAreNoRecord() throws IOException {
        writeInARow(FIRST, SECOND);
        tear(0);
        tear(RecordSlot.SIZE);
        assertTrue(new RecordStore(file).read().isEmpty());
    }

    @Test
    void aFullDiskIsReported() throws IOException {
        try (RecordStore store = new RecordStore(Path.of("/dev/full"))) {
            assertThrows(IOException.class, () -> store.write(FIRST, new byte[0]));
        }
    }

    @Test
    void aWriteAfterAFailureIsAnotherOperation() throws IOException {
        Path later = directory.resolve("later").resolve("record");
        try (RecordStore store = new RecordStore(later)) {
            assertThrows(IOException.class, () -> store.write(FIRST, new byte[0]));
            Files.createDirectory(later.getParent());
            store.write(SECOND, new byte[0]);
        }
        assertEquals(SECOND, new RecordStore(later).read().orElseThrow().record());
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        write(FIRST, "");
        assertEquals(
                PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
    }

    private RecordSlot newest() throws IOException {
        return new RecordStore(file).read().orElseThrow();
    }

    private void write(PairRecord record, String event) throws IOException {
        try (RecordStore store = new RecordStore(file)) {
            store.read();
            store.write(record, event.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void writeInARow(PairRecord... records) throws IOException {
        try (RecordStore store = new RecordStore(file)) {
            for (PairRecord record : records) {
                store.write(record, new byte[0]);
            }
        }
    }

    private void tear(int offset) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[offset + 100] ^= 1;
        Files.write(file, bytes);
    }
}
