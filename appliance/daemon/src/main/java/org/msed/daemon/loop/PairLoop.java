package org.msed.daemon.loop;

import java.util.function.Supplier;
import org.msed.core.pair.Moment;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairMachine;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Step;

/**
 * The loop of one pair. It waits until the machine's next deadline or an arrival; a deadline that
 * has passed is handled before any arrival, so that a process that slept learns first how long it
 * slept (R17). Results that are known at once are handled before the next arrival.
 *
 * <p>Runs on one thread, which must not be interrupted.
 */
public final class PairLoop implements Runnable {

    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final PairMachine machine = new PairMachine();
    private final Mailbox mailbox;
    private final Acts acts;
    private final EffectRunner runner;
    private final Supplier<Moment> clock;
    private final Arrival start;
    private PairState state;
    private long deadlineNanos;
    private volatile Published published;

    /**
     * @param off the state before the start
     * @param start makes the start event
     * @param mailbox what arrives
     * @param acts what effects do
     * @param clock reads the three clocks
     */
    public PairLoop(
            PairState off, Arrival start, Mailbox mailbox, Acts acts, Supplier<Moment> clock) {
        this.state = off;
        this.start = start;
        this.mailbox = mailbox;
        this.acts = acts;
        this.runner = new EffectRunner(acts, mailbox);
        this.clock = clock;
        this.published = new Published(off, clock.get().wallNanos() / NANOS_PER_MILLI);
    }

    /** What the pair looked like after the last event. Any thread; never blocks. */
    public Published published() {
        return published;
    }

    /** Handles the start and then whatever comes, until the machine ends. */
    @Override
    public void run() {
        handle(start);
        while (!runner.exited()) {
            Arrival arrival = mailbox.await(deadlineNanos - clock.get().nanos());
            tickIfOverdue();
            if (arrival != null && !runner.exited()) {
                handle(arrival);
            }
        }
    }

    private void tickIfOverdue() {
        if (clock.get().nanos() - deadlineNanos >= 0) {
            handle(PairEvent.Tick::new);
        }
    }

    /** Handles one arrival with all that follows from it at once. */
    void handle(Arrival arrival) {
        mailbox.own();
        Arrival next = arrival;
        while (next != null) {
            PairEvent event = next.at(clock.get());
            if (event != null) {
                step(event);
            }
            next = mailbox.nextResult();
        }
        acts.settle();
    }

    private void step(PairEvent event) {
        Step step = machine.step(state, event);
        boolean same = state.shown() == step.state().shown();
        state = step.state();
        deadlineNanos = step.nextDeadlineNanos();
        acts.begin(state, actor(event));
        runner.run(step.effects());
        long wallMillis = event.at().wallNanos() / NANOS_PER_MILLI;
        published = new Published(state, same ? published.shownSinceWallMillis() : wallMillis);
    }

    private static String actor(PairEvent event) {
        return event instanceof PairEvent.Command command ? command.actor() : "";
    }
}
