package org.msed.mirror.sets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories that a test leaves behind nobody. */
final class Scratch {
    private static final Path MEMORY = Path.of("/dev/shm");

    private Scratch() {}

    /** A new directory, in memory where there is such a place: the property is not about disks. */
    static Path make() throws IOException {
        return Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "msed-sets")
                : Files.createTempDirectory("msed-sets");
    }

    static void delete(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(directory)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
