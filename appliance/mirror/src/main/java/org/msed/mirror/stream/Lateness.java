package org.msed.mirror.stream;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when something has waited too long, and when nothing does any more; also the thread on which
 * the outbox speaks. It sleeps while nothing waits, and looks once in the limit while something
 * does.
 */
final class Lateness implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lateness.class);

    /** Hears of it. */
    interface Heard {
        void late(boolean late);
    }

    private final long limitNanos;
    private final LongSupplier oldestNanos;
    private final Heard heard;
    private final ScheduledThreadPoolExecutor thread;
    private final AtomicBoolean armed = new AtomicBoolean();
    private volatile boolean late;

    /**
     * Nothing waits yet.
     *
     * @param oldestNanos since when the oldest waits, or {@link Pendings#NOTHING}
     */
    Lateness(long limitNanos, LongSupplier oldestNanos, Heard heard) {
        this.limitNanos = limitNanos;
        this.oldestNanos = oldestNanos;
        this.heard = heard;
        this.thread =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            Thread made = new Thread(task, "stream-lateness");
                            made.setDaemon(true);
                            return made;
                        });
    }

    boolean isLate() {
        return late;
    }

    /** Something begins to wait. */
    void waiting() {
        arm(limitNanos);
    }

    /** Something was answered, or waits no longer. */
    void answered() {
        if (late) {
            tell(this::check);
        }
    }

    /** Runs this after what was told before. */
    void tell(Runnable what) {
        if (!thread.isShutdown()) {
            thread.execute(() -> guarded(what));
        }
    }

    /** What has begun is said; nothing further is. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void arm(long delayNanos) {
        if (!armed.get() && armed.compareAndSet(false, true) && !thread.isShutdown()) {
            try {
                thread.schedule(() -> guarded(this::look), delayNanos, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("closed meanwhile", e);
            }
        }
    }

    private void look() {
        armed.set(false);
        check();
    }

    private void check() {
        long oldest = oldestNanos.getAsLong();
        long age = oldest == Pendings.NOTHING ? -1 : System.nanoTime() - oldest;
        boolean now = age >= limitNanos;
        if (now != late) {
            late = now;
            heard.late(now);
        }
        if (!now && age >= 0) {
            arm(limitNanos - age);
        }
    }

    /** A listener that fails must not end what tells the others. */
    private static void guarded(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException e) {
            LOG.error("a listener of the stream failed; report this with the trace", e);
        }
    }
}
