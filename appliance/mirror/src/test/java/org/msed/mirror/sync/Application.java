package org.msed.mirror.sync;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.msed.mirror.sets.DirtySet;
import org.msed.mirror.sets.Item;

/**
 * Somebody who changes the source's tree by the rules of the log: a ticket, the change, its report.
 * It is frozen when nobody has the ticket.
 */
final class Application implements Runnable {
    private final Semaphore ticket = new Semaphore(1, true);
    private final Path root;
    private final DirtySet dirty;
    private final Random random;
    private final Thread thread = new Thread(this, "application");
    private volatile boolean stopped;
    private volatile long delayMicros;
    private Throwable failure;

    Application(SyncPair pair, long seed) {
        this.root = pair.source;
        this.dirty = pair.dirty;
        this.random = new Random(seed);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
        if (failure != null) {
            throw new AssertionError(failure);
        }
    }

    boolean freeze(long limitMillis) throws InterruptedException {
        return ticket.tryAcquire(limitMillis, TimeUnit.MILLISECONDS);
    }

    void slow(long micros) {
        delayMicros = micros;
    }

    void unfreeze() {
        ticket.release();
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                ticket.acquireUninterruptibly();
                try {
                    change();
                } finally {
                    ticket.release();
                }
                LockSupport.parkNanos(200_000 + delayMicros * 1_000);
            }
        } catch (IOException | UncheckedIOException e) {
            failure = e;
        }
    }

    private void change() throws IOException {
        List<Path> names = Trees.names(root);
        Path chosen = names.isEmpty() ? root : names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
            case 0 -> write(chosen);
            case 1 -> create();
            case 2 -> rename(chosen);
            case 3 -> remove(chosen);
            case 4 -> attributes(chosen);
            default -> truncate(chosen);
        }
    }

    private void write(Path path) throws IOException {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            long offset = random.nextInt(300_000);
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                file.seek(offset);
                file.write(new byte[] {(byte) random.nextInt()});
            }
            long from = offset - offset % Item.STEP_BYTES;
            dirty.add(new Item.Content(0, inode(path), from, from + Item.STEP_BYTES));
        }
    }

    private void truncate(Path path) throws IOException {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            long size = random.nextInt(200_000);
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                file.setLength(size);
            }
            long from = size - size % Item.STEP_BYTES;
            dirty.add(new Item.Content(0, inode(path), from, Long.MAX_VALUE));
        }
    }

    private void create() throws IOException {
        Path path = directory().resolve("c" + random.nextInt(5));
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            if (random.nextInt(3) == 0) {
                Files.createDirectory(path);
            } else {
                Files.write(path, new byte[random.nextInt(5_000)]);
            }
            entry(path);
        }
    }

    private void rename(Path from) throws IOException {
        Path to = directory().resolve("r" + random.nextInt(5));
        boolean possible =
                !from.equals(root)
                        && !to.startsWith(from)
                        && !Files.exists(to, LinkOption.NOFOLLOW_LINKS);
        if (possible) {
            Files.move(from, to);
            entry(from);
            entry(to);
        }
    }

    private void remove(Path path) throws IOException {
        boolean directory = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        if (!directory || !path.equals(root) && Trees.names(path).isEmpty()) {
            Files.delete(path);
            entry(path);
        }
    }

    private void attributes(Path path) throws IOException {
        if (!Files.isSymbolicLink(path)) {
            Files.setAttribute(path, "unix:mode", random.nextBoolean() ? 0700 : 0750);
            dirty.add(new Item.Attributes(0, path.equals(root) ? Item.ROOT : inode(path)));
        }
    }

    private Path directory() throws IOException {
        List<Path> directories =
                Trees.names(root).stream()
                        .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                        .toList();
        return directories.isEmpty() || random.nextBoolean()
                ? root
                : directories.get(random.nextInt(directories.size()));
    }

    private void entry(Path path) throws IOException {
        Path parent = path.getParent();
        long directory = parent.equals(root) ? Item.ROOT : inode(parent);
        dirty.add(new Item.Entry(0, directory, path.getFileName().toString().getBytes()));
    }

    private static long inode(Path path) throws IOException {
        return ((Number) Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS))
                .longValue();
    }
}
