package org.msed.dist.pair;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A client outside the pair that commits numbered transactions one after the other, and writes down
 * durably which ones PostgreSQL acknowledged. A number is used once: of one that was not
 * acknowledged nothing is known.
 */
final class Transactions implements AutoCloseable {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final List<String> client;
    private final Path errors;
    private final FileChannel acknowledged;
    private final Path file;
    private final Thread thread = new Thread(this::work, "transactions");
    private volatile boolean ended;
    private volatile long count;
    private volatile long outageNanos;
    private volatile IOException failure;
    private volatile Process running;
    private long next = 1;
    private long answeredNanos;

    /**
     * Begins at once.
     *
     * @param client the command line of a psql that stops at errors
     * @param directory for what is remembered
     */
    Transactions(List<String> client, Path directory) throws IOException {
        this.client = client;
        file = directory.resolve("acknowledged");
        errors = directory.resolve("psql-errors");
        acknowledged =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        thread.start();
    }

    /** How many were acknowledged. */
    long count() {
        return count;
    }

    /** The longest time between two acknowledgements until now, in milliseconds. */
    long outageMillis() {
        return TimeUnit.NANOSECONDS.toMillis(outageNanos);
    }

    /** The numbers that were acknowledged before the call. */
    List<Long> acknowledged() throws IOException {
        if (failure != null) {
            throw new IOException("the checker itself failed", failure);
        }
        long known = count;
        return Files.readAllLines(file).stream().limit(known).map(Long::valueOf).toList();
    }

    private void work() {
        try {
            while (!ended) {
                session();
                LockSupport.parkNanos(this, PAUSE_NANOS);
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Until the connection is lost. */
    private void session() throws IOException {
        Process psql =
                new ProcessBuilder(client)
                        .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                        .start();
        running = psql;
        try (BufferedWriter in =
                        new BufferedWriter(
                                new OutputStreamWriter(
                                        psql.getOutputStream(), StandardCharsets.UTF_8));
                BufferedReader out =
                        new BufferedReader(
                                new InputStreamReader(
                                        psql.getInputStream(), StandardCharsets.UTF_8))) {
            while (!ended && commit(next++, in, out)) {
                noteOutage();
            }
        } catch (IOException gone) {
            // psql has ended: what it was asked last stays unknown, and its errors are in the file.
            psql.onExit().join();
        } finally {
            psql.destroyForcibly();
        }
        if (failure != null) {
            throw failure;
        }
    }

    private boolean commit(long number, BufferedWriter in, BufferedReader out) throws IOException {
        String row = "(" + number + ", repeat(md5('" + number + "'), 20))";
        in.write("insert into acknowledged values " + row + ";\n\\echo " + number + "\n");
        in.flush();
        String said = out.readLine();
        if (said == null) {
            return false;
        }
        if (!said.equals(Long.toString(number))) {
            failure = new IOException("transaction " + number + " was answered by " + said);
            return false;
        }
        remember(number);
        return true;
    }

    private void remember(long number) {
        try {
            byte[] line = (number + "\n").getBytes(StandardCharsets.US_ASCII);
            acknowledged.write(ByteBuffer.wrap(line));
            acknowledged.force(false);
            count++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void noteOutage() {
        long now = System.nanoTime();
        if (answeredNanos != 0) {
            outageNanos = Math.max(outageNanos, now - answeredNanos);
        }
        answeredNanos = now;
    }

    /** No further one is begun; all that were acknowledged are remembered on return. */
    void end() {
        ended = true;
        Process psql = running;
        if (psql != null) {
            psql.destroyForcibly();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        end();
        acknowledged.close();
    }
}
