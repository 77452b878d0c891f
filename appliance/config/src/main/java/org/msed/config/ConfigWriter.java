package org.msed.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Writes files so that a reader sees the old one or the new one, also after a power cut: a
 * temporary file beside it, fsync, rename, fsync of the directory.
 */
public final class ConfigWriter {
    private static final String HEADER =
            "Written by setup/setup.sh and msed. Not for hand editing: run setup/setup.sh.";

    private ConfigWriter() {}

    /**
     * Writes the values of one file with mode 0644. Durable on return.
     *
     * @throws IOException naming the file; the old one is then untouched
     */
    public static void write(Path file, RawFile content) throws IOException {
        write(file, HEADER, content);
    }

    /** The same under another heading. */
    static void write(Path file, String header, RawFile content) throws IOException {
        replace(file, PropertyFiles.print(header, content.values()), "rw-r--r--");
    }

    /**
     * Removes a file. Durable on return.
     *
     * @throws IOException naming the file; it may then still be there
     */
    static void remove(Path file) throws IOException {
        Files.delete(file);
        sync(file.toAbsolutePath().getParent());
    }

    /**
     * Writes a secret or a record: mode 0600, a new directory for it 0700. Durable on return.
     *
     * @throws IOException naming the file; the old one is then untouched
     */
    public static void writePrivate(Path file, byte[] content) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory, mode("rwx------"));
        replace(file, content, "rw-------");
    }

    private static void replace(Path file, byte[] content, String mode) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path temporary = Files.createTempFile(directory, "." + file.getFileName(), ".new");
        try {
            try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString(mode));
                out.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        sync(directory);
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> mode(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
