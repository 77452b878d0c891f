package org.msed.mirror.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets frames onto the links: one sender at a time, in order, over one connection of one link at a
 * time. When that changes, all that is unconfirmed goes again; the standby drops what it has.
 *
 * <p>A worker whose flush must go takes the turn, or leaves it to the one who has it and who looks
 * again before he goes: nobody waits for the turn, so nobody but the sender is held up by a peer
 * that does not read. What nobody waits for is sent by a thread that lets frames fill for {@link
 * #LINGER_NANOS} and sleeps without a limit when there is nothing to send.
 */
final class Sending implements AutoCloseable {

    /** Up to this a worker sends itself: a socket takes as much without waiting for the peer. */
    static final long DIRECT_BYTES = 256 << 10;

    /** From this on the thread does not wait for more. */
    static final long BULK_BYTES = 256 << 10;

    private static final long LINGER_NANOS = 2_000_000;

    /** After so many frames a worker leaves the rest to the thread. */
    private static final int WORKER_FRAMES = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    /** One frame: header and records. */
    record Frame(ByteBuffer header, ByteBuffer records) {}

    /** Where frames come from; called by one thread at a time, but for the bytes. */
    interface Source {

        /** All that is unconfirmed is to be taken again; null without an attachment. */
        Attachment rewind();

        /** The next frame, or null; {@link #release} follows. */
        Frame take();

        /** The frame taken last is not used any more. */
        void release();

        /** What waits to be sent. */
        long unsentBytes();

        /** That, and what was sent and is not confirmed. */
        long heldBytes();
    }

    private final StreamPort port;
    private final Source source;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicIntegerArray connections;
    private final int[] brokenConnection;
    private final Thread thread;

    private int link = StreamPort.NO_LINK;
    private int connection;

    private volatile boolean reopen;
    private volatile boolean urgent;
    private volatile boolean work;
    private volatile boolean hurry;
    private volatile boolean closed;
    private volatile long sentBytes;
    private volatile long frames;
    private volatile long moves;

    Sending(StreamPort port, Source source) {
        this.port = port;
        this.source = source;
        this.connections = new AtomicIntegerArray(port.links());
        this.brokenConnection = new int[port.links()];
        this.thread = new Thread(this::run, "stream-sender");
        thread.setDaemon(true);
        thread.start();
    }

    /** The link has a new connection. */
    void connected(int which) {
        connections.incrementAndGet(which);
        wake();
    }

    /** Another attachment: it begins with its opening. */
    void reopen() {
        reopen = true;
        wake();
    }

    /** Something may be sent that could not. */
    void wake() {
        work = true;
        hurry();
    }

    /** Something was appended that nobody waits for. */
    void appended() {
        if (!work) {
            work = true;
            LockSupport.unpark(thread);
        }
        if (!hurry && source.unsentBytes() >= BULK_BYTES) {
            hurry();
        }
    }

    /** The thread is not to wait for more. */
    void hurry() {
        work = true;
        hurry = true;
        LockSupport.unpark(thread);
    }

    /** Something was appended that somebody waits for. */
    void push() {
        urgent = true;
        if (source.heldBytes() > DIRECT_BYTES) {
            hurry();
        } else {
            sendUrgent();
        }
    }

    long sentBytes() {
        return sentBytes;
    }

    long frames() {
        return frames;
    }

    long moves() {
        return moves;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            if (!work) {
                LockSupport.park(this);
                continue;
            }
            if (!hurry) {
                LockSupport.parkNanos(this, LINGER_NANOS);
            }
            work = false;
            hurry = false;
            turn.lock();
            try {
                send(Integer.MAX_VALUE);
            } finally {
                turn.unlock();
            }
            sendUrgent();
        }
    }

    private void sendUrgent() {
        while (urgent && turn.tryLock()) {
            boolean more;
            try {
                urgent = false;
                more = send(WORKER_FRAMES);
            } finally {
                turn.unlock();
            }
            if (more) {
                hurry();
            }
        }
    }

    /** Whether there may be more. */
    private boolean send(int most) {
        for (int i = 0; i < most; i++) {
            if (!sendOne()) {
                return false;
            }
        }
        return true;
    }

    private boolean sendOne() {
        int route = port.route();
        if (route == StreamPort.NO_LINK || closed) {
            return false;
        }
        int now = connections.get(route);
        if (brokenConnection[route] == now) {
            return false;
        }
        try {
            if (reopen || route != link || now != connection) {
                return open(route, now);
            }
            return next();
        } catch (IOException e) {
            LOG.debug("the stream left link {}", route, e);
            brokenConnection[route] = now;
            link = StreamPort.NO_LINK;
            return true;
        }
    }

    private boolean open(int route, int now) throws IOException {
        reopen = false;
        Attachment attachment = source.rewind();
        if (attachment == null) {
            return false;
        }
        ByteBuffer open = StreamCodec.encode(new StreamMessage.Open(attachment));
        port.send(StreamPort.Lane.STREAM, route, open);
        link = route;
        connection = now;
        moves++;
        return true;
    }

    private boolean next() throws IOException {
        Frame frame = source.take();
        if (frame == null) {
            return false;
        }
        int bytes = frame.records.remaining();
        try {
            port.send(StreamPort.Lane.STREAM, link, frame.header, frame.records);
        } finally {
            source.release();
        }
        sentBytes += bytes;
        frames++;
        return true;
    }
}
