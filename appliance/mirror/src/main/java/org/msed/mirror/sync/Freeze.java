package org.msed.mirror.sync;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The pause of the application in the last round. It ends by itself after its limit, whatever the
 * source's thread is waiting for at that moment; only a commit that was begun keeps it.
 */
final class Freeze implements AutoCloseable {
    private final SyncSource.Host host;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Freeze::daemon);
    private boolean frozen;
    private boolean committing;
    private Future<?> limit;

    Freeze(SyncSource.Host host) {
        this.host = host;
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "sync-freeze");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins; false if the changes in flight did not end in time. */
    synchronized boolean begin(long millis) throws InterruptedException {
        if (!host.freeze(millis)) {
            return false;
        }
        frozen = true;
        limit = clock.schedule(this::endAtLimit, millis, TimeUnit.MILLISECONDS);
        return true;
    }

    private synchronized void endAtLimit() {
        if (!committing) {
            end();
        }
    }

    synchronized boolean frozen() {
        return frozen;
    }

    /** From now on it does not end by itself; false if it has already. */
    synchronized boolean keep() {
        committing = frozen;
        return frozen;
    }

    /** Ends it, if it has not ended. */
    synchronized void end() {
        if (frozen) {
            frozen = false;
            committing = false;
            limit.cancel(false);
            host.unfreeze();
        }
    }

    @Override
    public void close() {
        end();
        clock.shutdownNow();
    }
}
