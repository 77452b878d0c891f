package org.msed.mirror;

import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.msed.core.pair.Effect;
import org.msed.mirror.change.ClosingException;

/**
 * What an acknowledgement waits for (design D16). Set by the loop, which never waits here; read
 * last by every acknowledgement.
 */
final class Gate {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile Effect.Gate.Kind kind = Effect.Gate.Kind.SHUT;
    private volatile boolean passed;
    private volatile boolean failed;
    private boolean closing = true;

    /** What is in force. */
    Effect.Gate.Kind kind() {
        return kind;
    }

    /** Whether one may be acknowledged without the standby now. */
    boolean alone() {
        return kind == Effect.Gate.Kind.SOLO && !failed;
    }

    /** Sets what is in force. */
    void set(Effect.Gate.Kind wanted) {
        signal(
                () -> {
                    kind = wanted;
                    passed |= wanted != Effect.Gate.Kind.SHUT;
                });
    }

    /** The data is being opened: requests wait until the first gate that lets one through. */
    void open() {
        signal(
                () -> {
                    closing = false;
                    passed = false;
                    failed = false;
                });
    }

    /**
     * The disk failed: nothing passes until the data is opened anew. The kernel tells an error of
     * write-back once, so the next flush of the same file would succeed before the loop has heard.
     */
    void fail() {
        failed = true;
    }

    /** The data is being closed: nobody waits here any more. */
    void close() {
        signal(() -> closing = true);
    }

    /** Something else that is waited for here may have changed. */
    void look() {
        signal(() -> {});
    }

    private void signal(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the gate has let something through since the data was opened.
     *
     * @throws ClosingException the data is being closed
     */
    void awaitPassed() throws IOException {
        if (passed) {
            return;
        }
        try {
            await(() -> passed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the data was being opened", e);
        }
    }

    /**
     * Waits until the gate is not shut.
     *
     * @throws ClosingException the data is being closed
     */
    void awaitOpen() throws IOException, InterruptedException {
        await(() -> kind != Effect.Gate.Kind.SHUT && !failed);
    }

    /**
     * Waits until one may be acknowledged alone, or something else is true.
     *
     * @param other asked again after {@link #look}
     * @throws ClosingException the data is being closed
     */
    void awaitAloneOr(BooleanSupplier other) throws IOException, InterruptedException {
        await(() -> alone() || other.getAsBoolean());
    }

    private void await(BooleanSupplier wanted) throws IOException, InterruptedException {
        if (wanted.getAsBoolean()) {
            return;
        }
        lock.lock();
        try {
            while (!wanted.getAsBoolean()) {
                if (closing) {
                    throw new ClosingException();
                }
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
