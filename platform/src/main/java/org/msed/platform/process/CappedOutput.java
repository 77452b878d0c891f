package org.msed.platform.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a stream to its end on a thread of its own and keeps the beginning. */
final class CappedOutput {
    private final InputStream stream;
    private final int capBytes;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread reader;
    private boolean truncated;

    CappedOutput(InputStream stream, int capBytes, String name) {
        this.stream = stream;
        this.capBytes = capBytes;
        this.reader = new Thread(this::readAll, name);
        reader.setDaemon(true);
        reader.start();
    }

    private void readAll() {
        byte[] chunk = new byte[8192];
        try (stream) {
            for (int n = stream.read(chunk); n >= 0; n = stream.read(chunk)) {
                keep(chunk, n);
            }
        } catch (IOException e) {
            // The pipe was closed under us: what came is kept and marked as not all.
            cut();
        }
    }

    private synchronized void keep(byte[] chunk, int length) {
        int room = Math.min(length, capBytes - kept.size());
        kept.write(chunk, 0, room);
        truncated |= room < length;
    }

    private synchronized void cut() {
        truncated = true;
    }

    /** Waits for the end of the stream; a process left behind may hold it open for ever. */
    void finish(long limitMillis) throws InterruptedException {
        reader.join(Math.max(1, limitMillis));
        if (reader.isAlive()) {
            cut();
        }
    }

    synchronized String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }

    synchronized boolean truncated() {
        return truncated;
    }
}
