package org.msed.lab.service;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The lines that clients hand in, in a mirrored directory; each is on disk before it is answered.
 * Only while the directory is mounted: what lies beneath belongs to the mirror alone.
 */
final class LineFile {
    private static final Path DIRECTORY = Path.of("/srv/data");
    private static final Path FILE = DIRECTORY.resolve("lines");

    private LineFile() {}

    /**
     * Appends a line; blocks until it is durable wherever the dataset's mode wants it.
     *
     * @throws IOException it may be there or not
     */
    static synchronized void append(String line) throws IOException {
        requireMounted();
        try (FileChannel file =
                FileChannel.open(FILE, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            requireMounted();
            file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII)));
            file.force(false);
        }
    }

    private static void requireMounted() throws IOException {
        Object here = Files.getAttribute(DIRECTORY, "unix:dev");
        if (here.equals(Files.getAttribute(DIRECTORY.getParent(), "unix:dev"))) {
            throw new IOException(DIRECTORY + " is not mounted");
        }
    }
}
