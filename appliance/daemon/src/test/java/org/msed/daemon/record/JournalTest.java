package org.msed.daemon.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.core.pair.Moment;
import org.msed.core.record.PairRecord;
import org.msed.core.state.Role;

class JournalTest {

    private static final PairRecord RECORD = PairRecord.initial(Role.SECONDARY);
    private static final Moment AT = Moment.of(5);

    @TempDir private Path directory;
    private Path record;
    private Path events;

    @BeforeEach
    void name() {
        record = directory.resolve("record");
        events = directory.resolve("events.log");
    }

    @Test
    void recordAndEventAreWrittenTogether() throws IOException {
        persist();
        try (Journal journal = journal()) {
            assertEquals(Optional.of(RECORD), journal.start());
            assertEquals("mse2/1/3", journal.events(1).get(0).id());
        }
    }

    @Test
    void anEventThatOnlyTheRecordHasIsAppendedAtStart() throws IOException {
        persist();
        Files.delete(events);
        try (Journal journal = journal()) {
            journal.start();
            assertEquals("mse2/1/3", journal.events(1).get(0).id());
        }
    }

    @Test
    void anEventThatTheFileHasIsNotAppendedAgain() throws IOException {
        persist();
        try (Journal journal = journal()) {
            journal.start();
            assertEquals(1, journal.events(10).size());
        }
    }

    @Test
    void anEventFileThatCannotBeWrittenStopsNothing() throws IOException {
        Files.createDirectory(events);
        persist();
        assertEquals(RECORD, new RecordStore(record).read().orElseThrow().record());
    }

    @Test
    void aRecordThatCannotBeWrittenIsReported() throws IOException {
        Files.createDirectory(record);
        assertThrows(IOException.class, this::persist);
    }

    @Test
    void aRecordThatCannotBeReadIsNone() throws IOException {
        Files.createDirectory(record);
        try (Journal journal = journal()) {
            assertTrue(journal.start().isEmpty());
        }
    }

    private void persist() throws IOException {
        try (Journal journal = journal()) {
            journal.persist(RECORD, Decisions.takeover(3, ""), 1, AT, "");
            journal.settle();
        }
    }

    private Journal journal() {
        return new Journal(record, new EventText("mse2", "mse1"));
    }
}
