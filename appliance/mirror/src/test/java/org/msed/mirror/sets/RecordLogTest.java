package org.msed.mirror.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordLogTest {

    @TempDir Path directory;
    private final ByteArrayOutputStream everything = new ByteArrayOutputStream();
    private RecordLog log;

    private void open() throws IOException {
        log = new RecordLog(directory.resolve("log"), this::state);
        append(1);
        log.commit(log.appended());
    }

    private synchronized ByteBuffer state() {
        log.cut();
        return ByteBuffer.wrap(everything.toByteArray());
    }

    private synchronized long append(int record) {
        everything.write(record);
        return log.append(ByteBuffer.wrap(new byte[] {(byte) record}));
    }

    @AfterEach
    void close() throws IOException {
        log.close();
    }

    @Test
    void aCommitThatFailsSaysSoAndTheNextOneWritesEverything() throws IOException {
        open();
        Path inTheWay = directory.resolve("log.new");
        Files.createDirectories(inTheWay.resolve("x"));
        log.requestRewrite();
        long record = append(2);
        SetStorageException failure =
                assertThrows(SetStorageException.class, () -> log.commit(record));
        assertEquals(SetStorageException.Cause.BROKEN, failure.kind());
        Files.delete(inTheWay.resolve("x"));
        log.commit(append(3));
        assertEquals(ByteBuffer.wrap(new byte[] {1, 2, 3}), found());
    }

    @Test
    void anInterruptedThreadCommitsAndStaysInterrupted() throws IOException {
        open();
        Thread.currentThread().interrupt();
        log.requestRewrite();
        log.commit(append(2));
        assertTrue(Thread.interrupted());
        assertEquals(ByteBuffer.wrap(new byte[] {1, 2}), found());
    }

    @Test
    void aGrownFileIsReplacedByTheStateItself() throws IOException {
        open();
        ByteBuffer record = ByteBuffer.allocate(100_000);
        for (int i = 0; i < 12; i++) {
            log.commit(log.append(record));
        }
        assertTrue(Files.size(directory.resolve("log")) < 1_000_000);
    }

    private ByteBuffer found() throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(directory.resolve("log")));
        ByteBuffer all = ByteBuffer.allocate(file.limit());
        Frames.scan(file).payloads().forEach(all::put);
        return all.flip();
    }
}
