package org.msed.mirror.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.msed.mirror.stream.Attachment;

/**
 * Where canaries land: the standby writes each to a file of the pair's directory and answers when
 * it is on the disk. The stream does not wait for that disk. Thread-safe.
 */
final class Landing implements AutoCloseable {

    /** The holder's own limit, and one interval for the way. */
    private static final int INTERVALS = 4;

    private final Path file;
    private final Consumer<ByteBuffer> answers;
    private final ExecutorService writing =
            Executors.newSingleThreadExecutor(
                    task -> {
                        Thread thread = new Thread(task, "canary");
                        thread.setDaemon(true);
                        return thread;
                    });

    // Under this object's monitor.
    private Attachment from;
    private long seenNanos;
    private long intervalMillis;
    private long waiting;

    Landing(Path directory, Consumer<ByteBuffer> answers) {
        this.file = directory.resolve("canary");
        this.answers = answers;
    }

    /** At its place in the stream. */
    void reached(Attachment attachment, long number, long everyMillis) {
        synchronized (this) {
            from = attachment;
            seenNanos = System.nanoTime();
            intervalMillis = everyMillis;
            boolean idle = waiting == 0;
            waiting = number;
            if (!idle) {
                return;
            }
        }
        writing.execute(this::write);
    }

    private void write() {
        long number;
        synchronized (this) {
            number = waiting;
            waiting = 0;
        }
        String error = "";
        String text = number + " " + System.currentTimeMillis() + "\n";
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(false);
        } catch (IOException e) {
            error = e.toString();
        }
        answers.accept(Words.of(Words.LANDED, number, error));
    }

    /** The stream has ended: none is expected. */
    synchronized void end() {
        from = null;
    }

    synchronized CanaryFigures figures() {
        if (from == null) {
            return CanaryFigures.NONE;
        }
        long age = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - seenNanos);
        long limit = INTERVALS * intervalMillis;
        String cause =
                age > limit
                        ? "no canary has come through for " + age + " ms: the stream stands still"
                        : "";
        return new CanaryFigures(true, age, limit, cause);
    }

    @Override
    public void close() {
        writing.shutdownNow();
    }
}
