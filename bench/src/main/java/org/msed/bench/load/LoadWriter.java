package org.msed.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs in a node: works in a directory at an even pace, as an application does. Every fourth act
 * makes a small file under another name and renames it, and removes the oldest beyond a number; the
 * others overwrite 4 KiB somewhere in one of some larger files. Every act ends with a flush.
 */
final class LoadWriter {

    private static final int FILES = 16;
    private static final int FILE_BYTES = 16 << 20;
    private static final int BLOCK = 4 << 10;
    private static final int SMALL_FILES = 20_000;
    private static final int DIRECTORIES = 100;
    private static final int LOOK_AFTER = 1_000;

    private final Path directory;
    private final Random chance = new Random(20260301);
    private final FileChannel[] large = new FileChannel[FILES];
    private final Deque<Path> small = new ArrayDeque<>();
    private final byte[] content = new byte[BLOCK];
    private long made;

    private LoadWriter(Path directory) {
        this.directory = directory;
    }

    /**
     * @param arguments the directory, and how many acts a second
     */
    public static void main(String[] arguments) throws IOException {
        LoadWriter writer = new LoadWriter(Path.of(arguments[0]));
        writer.begin();
        long stepNanos = 1_000_000_000L / Integer.parseInt(arguments[1]);
        long next = System.nanoTime();
        for (long act = 1; ; act++) {
            writer.act(act);
            next += stepNanos;
            for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            next = Math.max(next, System.nanoTime() - 1_000_000_000L);
        }
    }

    private void begin() throws IOException {
        for (int i = 0; i < FILES; i++) {
            large[i] =
                    FileChannel.open(
                            directory.resolve("large-" + i),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
        }
        for (int i = 0; i < DIRECTORIES; i++) {
            Files.createDirectories(below(i));
        }
    }

    private Path below(long number) {
        return directory.resolve("small-" + number % DIRECTORIES);
    }

    private void act(long number) throws IOException {
        chance.nextBytes(content);
        if (number % 4 == 0) {
            makeSmall();
        } else {
            long offset = (long) BLOCK * chance.nextInt(FILE_BYTES / BLOCK);
            FileChannel file = large[chance.nextInt(FILES)];
            file.write(ByteBuffer.wrap(content), offset);
            file.force(false);
        }
        if (number % LOOK_AFTER == 0) {
            look(below(chance.nextInt(DIRECTORIES)));
        }
    }

    private void makeSmall() throws IOException {
        Path under = below(made);
        Path fresh = under.resolve("new");
        try (FileChannel out =
                FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(content, 0, 1 + chance.nextInt(BLOCK)));
            out.force(true);
        }
        Path file = under.resolve("file-" + made++);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        small.add(file);
        if (small.size() > SMALL_FILES) {
            Files.delete(small.remove());
        }
    }

    private static void look(Path directory) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                Files.size(entry);
            }
        }
    }
}
