package org.msed.mirror.sync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The source's side of the link: sends no more than the target has room for, no faster than the
 * rate allows, and keeps the answers until they are asked for.
 */
final class Conversation {
    private static final long WINDOW_BYTES = 16 << 20;
    private static final ByteBuffer WAKE = ByteBuffer.allocate(0);

    private final SyncLink link;
    private final LinkedBlockingQueue<ByteBuffer> answers = new LinkedBlockingQueue<>();
    private final Pace pace = new Pace();

    // Under this object's monitor.
    private long sent;
    private long workedOff;
    private Ended ended;

    Conversation(SyncLink link) {
        this.link = link;
    }

    /** Content may travel this fast; 0 = as fast as it can. */
    void rate(long bytesPerSecond) {
        pace.rate(bytesPerSecond);
    }

    void received(ByteBuffer message) {
        if (message.get(message.position()) == Wire.CREDIT) {
            synchronized (this) {
                workedOff = message.getLong(message.position() + 1);
                notifyAll();
            }
        } else {
            answers.add(ByteBuffer.allocate(message.remaining()).put(message).flip());
        }
    }

    /** From now on everything fails with this. */
    void end(SyncResult.Outcome outcome, String cause) {
        synchronized (this) {
            if (ended == null) {
                ended = new Ended(outcome, cause);
            }
            notifyAll();
        }
        answers.add(WAKE);
    }

    /** Sends a message when the target has room for it. */
    void send(ByteBuffer... parts) throws IOException, InterruptedException {
        long length = 0;
        for (ByteBuffer part : parts) {
            length += part.remaining();
        }
        awaitRoom(length);
        try {
            link.send(parts);
        } catch (IOException e) {
            end(SyncResult.Outcome.LINK_LOST, e.getMessage());
            throw ending();
        }
    }

    /** As {@link #send}, for content, which the rate is about. */
    void sendPaced(ByteBuffer... parts) throws IOException, InterruptedException {
        for (ByteBuffer part : parts) {
            spend(part.remaining());
        }
        send(parts);
    }

    /** Waits as long as these bytes take at the rate. */
    private void spend(long bytes) throws IOException, InterruptedException {
        long until = pace.spend(bytes, System.nanoTime());
        synchronized (this) {
            for (long left = until - System.nanoTime();
                    left > 0;
                    left = until - System.nanoTime()) {
                check();
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }
    }

    /** Waits for as long as the link lives: a slow disk is no broken link. */
    private synchronized void awaitRoom(long length) throws IOException, InterruptedException {
        check();
        while (sent > workedOff && sent + length - workedOff > WINDOW_BYTES) {
            wait();
            check();
        }
        sent += length;
    }

    /** The next answer; null if none comes in time. */
    ByteBuffer poll(long millis) throws IOException, InterruptedException {
        ByteBuffer answer = answers.poll(millis, TimeUnit.MILLISECONDS);
        if (answer == WAKE) {
            check();
            return null;
        }
        return answer;
    }

    synchronized void check() throws Ended {
        if (ended != null) {
            throw ending();
        }
    }

    private synchronized Ended ending() {
        return new Ended(ended.outcome(), ended.getMessage());
    }
}
