package org.msed.mirror.verify;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Sends a note through the stream every few seconds; the standby answers when it has carried out
 * all that comes before it and has the note on its disk. So the age of the last one that landed
 * says whether the whole way works, also when nobody flushes. Thread-safe.
 */
public final class Canary {

    /** This many intervals without one that landed are too many. */
    private static final int INTERVALS = 3;

    private final VerifyHost host;
    private final long intervalMillis;
    private final LongSupplier clock;

    // Under this object's monitor.
    private final Map<Long, Long> flying = new LinkedHashMap<>();
    private long attachment;
    private long landedNanos;
    private long last;
    private String trouble = "";

    /**
     * @param intervalMillis between two of them
     */
    public Canary(VerifyHost host, long intervalMillis) {
        this(host, intervalMillis, System::nanoTime);
    }

    Canary(VerifyHost host, long intervalMillis, LongSupplier clock) {
        this.host = host;
        this.intervalMillis = intervalMillis;
        this.clock = clock;
        this.last = clock.getAsLong();
    }

    /** How often {@link #send} wants to be called. */
    public long intervalMillis() {
        return intervalMillis;
    }

    /** Sends one if a standby is attached; waits while the stream has no room. */
    public void send() {
        long number;
        synchronized (this) {
            look();
            if (attachment == 0) {
                return;
            }
            number = ++last;
            flying.put(number, clock.getAsLong());
        }
        ByteBuffer note = ByteBuffer.allocate(1 + Long.BYTES + Integer.BYTES);
        note.put(Words.CANARY).putLong(number).putInt((int) intervalMillis);
        host.note(note.array());
    }

    private void look() {
        long now = host.attachment();
        if (now != attachment) {
            attachment = now;
            flying.clear();
            trouble = "";
            landedNanos = clock.getAsLong();
        }
    }

    /** One is on the standby's disk, or could not be written there. */
    synchronized void landed(long number, String error) {
        look();
        Long sent = flying.get(number);
        if (sent == null) {
            return;
        }
        trouble = error;
        if (error.isEmpty()) {
            landedNanos = sent;
            flying.keySet().removeIf(each -> each <= number);
        }
    }

    /** How fresh the last one is; any thread. */
    public synchronized CanaryFigures figures() {
        look();
        if (attachment == 0) {
            return CanaryFigures.NONE;
        }
        long age = TimeUnit.NANOSECONDS.toMillis(clock.getAsLong() - landedNanos);
        long limit = INTERVALS * intervalMillis;
        String cause = "";
        if (age > limit) {
            String why =
                    trouble.isEmpty()
                            ? "the standby answers but applies nothing"
                            : "the standby cannot write it: " + trouble;
            cause = "no canary has come through for " + age + " ms: " + why;
        }
        return new CanaryFigures(true, age, limit, cause);
    }
}
