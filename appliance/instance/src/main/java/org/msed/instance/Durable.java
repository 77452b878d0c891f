package org.msed.instance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Names that survive a crash. */
final class Durable {
    private Durable() {}

    /** What was made, renamed and removed in a directory is durable on return; fsync(2). */
    static void directory(Path directory) throws IOException {
        try (FileChannel open = FileChannel.open(directory, StandardOpenOption.READ)) {
            open.force(true);
        }
    }
}
