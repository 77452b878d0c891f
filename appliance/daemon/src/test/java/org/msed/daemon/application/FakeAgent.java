package org.msed.daemon.application;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** An application that does what a test tells it, and notes what it was told. */
final class FakeAgent implements Agent {
    private final String name;
    private final List<String> told;

    /** How many starts to come fail. */
    private int failingStarts;

    private boolean well = true;
    private boolean hanging;
    private Runnable ended = () -> {};

    /** One for each start that worked. */
    final Semaphore started = new Semaphore(0);

    /** Reached when a start hangs. */
    final CountDownLatch hangs = new CountDownLatch(1);

    /**
     * @param told what every agent of the test was told, in order; synchronised
     */
    FakeAgent(String name, List<String> told) {
        this.name = name;
        this.told = told;
    }

    synchronized FakeAgent failing(int starts) {
        failingStarts = starts;
        return this;
    }

    synchronized FakeAgent hanging() {
        hanging = true;
        return this;
    }

    /** It ends by itself; from the next start on it is well again. */
    void die() {
        Runnable tell;
        synchronized (this) {
            well = false;
            tell = ended;
        }
        tell.run();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start(long limitNanos, Runnable whenEnded)
            throws AgentException, InterruptedException {
        told.add("start " + name);
        boolean hang;
        synchronized (this) {
            hang = hanging;
            ended = whenEnded;
        }
        if (hang) {
            hangs.countDown();
            new CountDownLatch(1).await();
        }
        synchronized (this) {
            if (failingStarts > 0) {
                failingStarts--;
                throw new AgentException(name + " does not start");
            }
            well = true;
        }
        started.release();
    }

    @Override
    public void stop(long limitNanos) {
        told.add((limitNanos == 0 ? "kill " : "stop ") + name);
    }

    @Override
    public synchronized void monitor(long limitNanos) throws AgentException {
        if (!well) {
            throw new AgentException(name + " has ended");
        }
    }
}
