package org.msed.platform.fuse;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What the workers of one connection share. */
final class Session {
    final FuseHandler handler;
    final FuseListener listener;
    private final CompletableFuture<Connection> agreed = new CompletableFuture<>();
    private final List<Caller> callers = new CopyOnWriteArrayList<>();
    private final AtomicInteger running = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Connection connection;
    private Runnable atEnd = () -> {};

    Session(FuseHandler handler, FuseListener listener) {
        this.handler = handler;
        this.listener = listener;
    }

    /** Before the first worker starts: how many there are, and what the last one does. */
    void begin(int workers, Runnable last) {
        running.set(workers);
        atEnd = last;
    }

    /** The last worker's end is the session's. */
    void workerEnded() {
        if (running.decrementAndGet() > 0) {
            return;
        }
        try {
            fail(new IllegalStateException("the connection has ended"));
            handler.destroy();
        } catch (RuntimeException e) {
            listener.requestFailed("DESTROY", e);
        } finally {
            atEnd.run();
            ended.countDown();
        }
    }

    CountDownLatch ended() {
        return ended;
    }

    /** A worker's caller, so that interrupts find it. */
    void add(Caller caller) {
        callers.add(caller);
    }

    /** Completed by INIT, or exceptionally if the kernel is refused or goes away before. */
    CompletableFuture<Connection> agreed() {
        return agreed;
    }

    /** Called before INIT is answered, so before any other request comes. */
    void agree(Connection values) {
        connection = values;
        agreed.complete(values);
    }

    /** Says why INIT will never come; nothing if it did. */
    void fail(Throwable cause) {
        agreed.completeExceptionally(cause);
    }

    boolean has(long flag) {
        Connection values = connection;
        return values != null && values.has(flag);
    }

    /** Whether a worker has such a request. */
    boolean interrupt(long wireRequest) {
        for (Caller caller : callers) {
            if (caller.interrupt(wireRequest)) {
                handler.interrupt(Caller.number(wireRequest));
                return true;
            }
        }
        return false;
    }
}
