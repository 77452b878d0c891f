package org.msed.mirror.stream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.msed.mirror.change.Change;
import org.msed.mirror.change.Changes;

/** A replica that remembers what it was told; applying and flushing can be held up or fail. */
final class RecordingReplica implements Replica {

    private final List<String> applied = new ArrayList<>();
    private final AtomicInteger flushed = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile CountDownLatch flushGate = new CountDownLatch(0);
    private volatile long delayNanos;
    private volatile IOException failure;
    private volatile IOException flushFailure;
    private volatile boolean keeping = true;

    /** What is counted only is not kept. */
    void keepNothing() {
        keeping = false;
    }

    /** Applying waits from now on until the latch is counted down. */
    CountDownLatch holdApplying() {
        gate = new CountDownLatch(1);
        return gate;
    }

    /** Flushing waits from now on until the latch is counted down. */
    CountDownLatch holdFlushes() {
        flushGate = new CountDownLatch(1);
        return flushGate;
    }

    /** Each change takes so long from now on. */
    void slowDown(long millis) {
        delayNanos = TimeUnit.MILLISECONDS.toNanos(millis);
    }

    void failWith(IOException cause) {
        failure = cause;
    }

    void failFlushesWith(IOException cause) {
        flushFailure = cause;
    }

    synchronized List<String> applied() {
        return new ArrayList<>(applied);
    }

    int flushed() {
        return flushed.get();
    }

    int dropped() {
        return dropped.get();
    }

    @Override
    public void apply(Change change) throws IOException {
        pass(gate);
        LockSupport.parkNanos(delayNanos);
        if (failure != null) {
            throw failure;
        }
        if (keeping) {
            synchronized (this) {
                applied.add(Changes.text(change));
            }
        }
    }

    @Override
    public Flush flush(Change.Barrier barrier) {
        if (keeping) {
            synchronized (this) {
                applied.add(Changes.text(barrier));
            }
        }
        return new Flush() {
            @Override
            public Object key() {
                return barrier;
            }

            @Override
            public void run() throws IOException {
                pass(flushGate);
                if (flushFailure != null) {
                    throw flushFailure;
                }
                flushed.incrementAndGet();
            }

            @Override
            public void drop() {
                dropped.incrementAndGet();
            }
        };
    }

    @Override
    public synchronized void forget() {
        applied.clear();
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
