package org.msed.mirror.stream;

import java.util.concurrent.locks.LockSupport;

/** Something whose answer from the standby one thread waits for. */
public final class Pending {

    /** How it stands. */
    public enum State {
        /** No answer yet. */
        WAITING,
        /** The standby has it: on disk for a barrier, in memory for a receipt. */
        DONE,
        /** The attachment ended first; whether the standby has it is unknown. */
        ENDED
    }

    private final long sequence;
    private final boolean durable;
    private final boolean counted;
    private final long beganNanos;
    private volatile State state = State.WAITING;
    private volatile Thread waiter;

    Pending(long sequence, boolean durable, boolean counted, long beganNanos) {
        this.sequence = sequence;
        this.durable = durable;
        this.counted = counted;
        this.beganNanos = beganNanos;
    }

    static Pending ended() {
        Pending ended = new Pending(0, false, false, 0);
        ended.complete(State.ENDED);
        return ended;
    }

    /** How it stands now. */
    public State state() {
        return state;
    }

    /**
     * Waits for the answer or the attachment's end; one thread only. How long that takes is the
     * peer's affair: {@link Outbox.Listener#late} tells who decides.
     *
     * @return DONE or ENDED
     * @throws InterruptedException the thread is being ended
     */
    public State await() throws InterruptedException {
        waiter = Thread.currentThread();
        while (state == State.WAITING) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                throw new InterruptedException("while a flush waited for the standby");
            }
        }
        return state;
    }

    void complete(State how) {
        state = how;
        LockSupport.unpark(waiter);
    }

    long sequence() {
        return sequence;
    }

    /** Whether it waits for the disk. */
    boolean durable() {
        return durable;
    }

    /** Whether its waiting says that the standby is late. */
    boolean counted() {
        return counted;
    }

    /** When it was asked for. */
    long beganNanos() {
        return beganNanos;
    }
}
