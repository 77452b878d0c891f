package org.msed.daemon.pair;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.msed.core.record.RecordSlot;

/** Writes as much as a record needs beside the record, durably, and reads it back (row 11a). */
final class StorageTest {

    private static final String FILE_NAME = "storage-test";

    private StorageTest() {}

    /**
     * Runs the test; blocks on the disk.
     *
     * @return empty when it passed, else what the system said
     */
    static String run(Path directory) {
        Path file = directory.resolve(FILE_NAME);
        byte[] written = new byte[RecordSlot.FILE_SIZE];
        Arrays.fill(written, (byte) System.nanoTime());
        try {
            try (FileChannel out =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(written);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            byte[] read = Files.readAllBytes(file);
            Files.delete(file);
            return Arrays.equals(written, read) ? "" : file + " was read back differently";
        } catch (IOException e) {
            return e.toString();
        }
    }
}
