package org.msed.daemon.application;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.msed.core.pair.PairEvent;
import org.msed.daemon.loop.Arrival;
import org.msed.daemon.loop.Inbox;
import org.msed.daemon.service.Applications;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The applications of a pair on a thread of their own: started in order, stopped in reverse,
 * watched while they run, and started again in place a few times before the pair hears that they
 * failed.
 *
 * <p>A newer order cancels the running one, which is then not answered (design D15).
 */
public final class ProtectedApplications implements Applications, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProtectedApplications.class);

    private static final long CLOSE_MILLIS = 5_000;

    private final List<Agent> agents;
    private final Inbox inbox;
    private final Pace pace;
    private final Restarts restarts;
    private final Thread worker;

    private Order wanted = Order.NONE;
    private boolean look;
    private boolean closed;

    /** On the worker only. */
    private boolean up;

    private int failures;
    private long nextLook;

    /** The serial tells a newer order from one that says the same. */
    private record Order(long serial, boolean start, long limitNanos) {
        static final Order NONE = new Order(0, false, 0);
    }

    private ProtectedApplications(String pair, List<Agent> agents, Inbox inbox, Pace pace) {
        this.agents = List.copyOf(agents);
        this.inbox = inbox;
        this.pace = pace;
        this.restarts = new Restarts(pace.restarts(), pace.windowNanos());
        this.worker = new Thread(this::work, "applications-" + pair);
        worker.setDaemon(true);
    }

    /**
     * Takes charge of the applications of a pair; none is started before it is ordered.
     *
     * @param pair its name
     * @param agents in the order in which they are started
     * @param inbox where the answers go
     */
    public static ProtectedApplications open(String pair, List<Agent> agents, Inbox inbox) {
        return open(pair, agents, inbox, Pace.USUAL);
    }

    static ProtectedApplications open(String pair, List<Agent> agents, Inbox inbox, Pace pace) {
        ProtectedApplications applications = new ProtectedApplications(pair, agents, inbox, pace);
        applications.worker.start();
        return applications;
    }

    @Override
    public void start() {
        order(true, pace.startNanos());
    }

    @Override
    public void stop(long limitNanos) {
        order(false, limitNanos);
    }

    private synchronized void order(boolean start, long limitNanos) {
        wanted = new Order(wanted.serial() + 1, start, limitNanos);
        worker.interrupt();
    }

    private synchronized void lookNow() {
        look = true;
        notifyAll();
    }

    private void work() {
        Order done = Order.NONE;
        while (true) {
            try {
                Order next = next(done);
                if (next == null) {
                    return;
                }
                boolean fresh = next != done;
                done = next;
                carryOut(next, fresh);
            } catch (InterruptedException e) {
                // By a newer order, or since all ends: next() tells.
                up = false;
            }
        }
    }

    /** Waits for a newer order, or until it is time to look; null at the end. */
    private synchronized Order next(Order done) throws InterruptedException {
        while (!closed && wanted == done && !(up && lookIsDue())) {
            try {
                await();
            } catch (InterruptedException e) {
                LOG.debug("a newer order");
            }
        }
        // What interrupted us until here was for the order that is taken now.
        Thread.interrupted();
        look = false;
        return closed ? null : wanted;
    }

    private boolean lookIsDue() {
        return look || nextLook - System.nanoTime() <= 0;
    }

    private void await() throws InterruptedException {
        if (up) {
            long left = TimeUnit.NANOSECONDS.toMillis(nextLook - System.nanoTime());
            wait(Math.max(1, left));
        } else {
            wait();
        }
    }

    private void carryOut(Order order, boolean fresh) throws InterruptedException {
        if (!fresh) {
            supervise(order);
        } else if (order.start()) {
            if (failures > 0) {
                pause();
            }
            if (begin(order)) {
                post(order, PairEvent.ApplicationsUp::new);
            }
        } else {
            up = false;
            end(order.limitNanos());
            post(order, PairEvent.ApplicationsDown::new);
        }
    }

    /** Starts all, in place again while that is allowed; whether they run. */
    private boolean begin(Order order) throws InterruptedException {
        up = false;
        while (true) {
            try {
                for (Agent agent : agents) {
                    agent.start(order.limitNanos(), this::lookNow);
                    LOG.info("{} runs", agent.name());
                }
                up = true;
                failures = 0;
                nextLook = System.nanoTime() + pace.monitorNanos();
                return true;
            } catch (AgentException e) {
                if (!again(order, e)) {
                    return false;
                }
            }
        }
    }

    private void supervise(Order order) throws InterruptedException {
        try {
            for (Agent agent : agents) {
                agent.monitor(pace.monitorNanos());
            }
            nextLook = System.nanoTime() + pace.monitorNanos();
        } catch (AgentException e) {
            up = false;
            if (again(order, e)) {
                begin(order);
            }
        }
    }

    /** Ends all after a failure; whether they are to be started again here. */
    private boolean again(Order order, AgentException failure) throws InterruptedException {
        failures++;
        end(0);
        if (!restarts.take(System.nanoTime())) {
            LOG.error("{}; no restart is left", failure.getMessage());
            post(order, at -> new PairEvent.ApplicationFailed(at, failure.getMessage()));
            return false;
        }
        LOG.warn(
                "{}; restart {} of {} in {} min",
                failure.getMessage(),
                restarts.taken(),
                pace.restarts(),
                TimeUnit.NANOSECONDS.toMinutes(pace.windowNanos()));
        pause();
        return true;
    }

    private void pause() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(pace.pauseAfter(failures));
    }

    /** What does not end keeps nobody waiting: its files and its address are taken away. */
    private void end(long limitNanos) throws InterruptedException {
        for (int i = agents.size() - 1; i >= 0; i--) {
            try {
                agents.get(i).stop(limitNanos);
            } catch (AgentException e) {
                LOG.error("{}", e.getMessage());
            }
        }
    }

    /** Unless a newer order has come. */
    private synchronized void post(Order order, Arrival answer) {
        if (order == wanted && !closed) {
            inbox.post(answer);
        }
    }

    /** Kills what still runs; blocks for a few seconds at most, interrupted or not. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            worker.interrupt();
        }
        boolean interrupted = Thread.interrupted();
        try {
            worker.join(CLOSE_MILLIS);
            end(0);
        } catch (InterruptedException e) {
            LOG.warn("interrupted while the applications ended; the next start ends the rest");
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
