package org.msed.daemon.application;

/**
 * One application that runs where its pair serves. Called by one thread, which may wait here;
 * interrupting it cancels what is under way. What an interrupted or failed call left is ended by
 * the {@link #stop} that follows.
 */
public interface Agent {

    /** What it is called in the log and in events. */
    String name();

    /**
     * Starts it, and returns when it answers its monitor. What an earlier start left, also of a
     * daemon that died, is ended first.
     *
     * @param limitNanos how long it may take
     * @param ended called once it has ended, whatever ended it, on any thread: a monitor is due
     * @throws AgentException it does not run; the message is one sentence for the operator
     * @throws InterruptedException the calling thread was interrupted
     */
    void start(long limitNanos, Runnable ended) throws AgentException, InterruptedException;

    /**
     * Stops it and kills whatever is left of it; nothing happens when it does not run.
     *
     * @param limitNanos how long it may take to end by itself; 0 kills at once
     * @throws AgentException something still runs although it was killed
     * @throws InterruptedException the calling thread was interrupted; something may still run
     */
    void stop(long limitNanos) throws AgentException, InterruptedException;

    /**
     * Looks whether it does its work.
     *
     * @param limitNanos without an answer for so long it does not
     * @throws AgentException it does not; the message is one sentence for the operator
     * @throws InterruptedException the calling thread was interrupted; nothing is known
     */
    void monitor(long limitNanos) throws AgentException, InterruptedException;
}
