package org.msed.daemon.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.msed.core.pair.Moment;
import org.msed.core.pair.PairEvent;
import org.msed.daemon.loop.Arrival;
import org.msed.daemon.loop.Inbox;

/** Orders for applications, and what the pair hears of them. */
class ProtectedApplicationsTest {
    private static final long STOP_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int RESTARTS = 2;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final FakeAgent first = new FakeAgent("first", told);
    private final FakeAgent second = new FakeAgent("second", told);
    private final Answers answers = new Answers();
    private final ProtectedApplications applications =
            ProtectedApplications.open("mse1", List.of(first, second), answers, pace());

    private static Pace pace() {
        return new Pace(STOP_NANOS, LOOK_NANOS, RESTARTS, TimeUnit.MINUTES.toNanos(10), 1, 1);
    }

    @AfterEach
    void close() {
        applications.close();
    }

    @Test
    void allAreStartedInOrderBeforeTheAnswer() {
        applications.start();
        assertInstanceOf(PairEvent.ApplicationsUp.class, answers.next());
        assertEquals(List.of("start first", "start second"), told);
    }

    @Test
    void allAreStoppedInReverse() {
        up();
        applications.stop(STOP_NANOS);
        assertInstanceOf(PairEvent.ApplicationsDown.class, answers.next());
        assertEquals(List.of("stop second", "stop first"), told);
    }

    @Test
    void aStopIsAnsweredAlsoWhenNothingRuns() {
        applications.stop(STOP_NANOS);
        assertInstanceOf(PairEvent.ApplicationsDown.class, answers.next());
    }

    @Test
    void aStartThatFailsIsTriedAgainFromTheFirst() {
        second.failing(1);
        applications.start();
        assertInstanceOf(PairEvent.ApplicationsUp.class, answers.next());
        assertEquals(
                List.of(
                        "start first",
                        "start second",
                        "kill second",
                        "kill first",
                        "start first",
                        "start second"),
                told);
    }

    @Test
    void whenNoRestartIsLeftTheyHaveFailed() {
        first.failing(RESTARTS + 1);
        applications.start();
        PairEvent.ApplicationFailed failed =
                assertInstanceOf(PairEvent.ApplicationFailed.class, answers.next());
        assertEquals("first does not start", failed.cause());
        assertEquals(RESTARTS + 1, Collections.frequency(told, "start first"));
        assertEquals("kill first", told.get(told.size() - 1));
    }

    @Test
    void anOrderToStartAgainIsTriedOnceMore() {
        first.failing(RESTARTS + 1);
        applications.start();
        assertInstanceOf(PairEvent.ApplicationFailed.class, answers.next());
        applications.start();
        assertInstanceOf(PairEvent.ApplicationsUp.class, answers.next());
    }

    @Test
    void oneThatEndsIsStartedAgainWithoutAWordToThePair() throws InterruptedException {
        up();
        first.die();
        first.started.acquire(2);
        second.started.acquire(2);
        assertEquals(List.of("kill second", "kill first", "start first", "start second"), told);
        assertEquals(0, answers.arrived.size());
    }

    @Test
    void aNewerOrderCancelsTheRunningOne() throws InterruptedException {
        first.hanging();
        applications.start();
        assertTrue(first.hangs.await(5, TimeUnit.SECONDS));
        applications.stop(STOP_NANOS);
        assertInstanceOf(PairEvent.ApplicationsDown.class, answers.next());
        assertEquals(List.of("start first", "stop second", "stop first"), told);
        assertEquals(0, answers.arrived.size());
    }

    @Test
    void atTheEndWhatRunsIsKilled() {
        up();
        applications.close();
        assertEquals(List.of("kill second", "kill first"), told);
    }

    private void up() {
        applications.start();
        assertInstanceOf(PairEvent.ApplicationsUp.class, answers.next());
        told.clear();
    }

    /** The pair's queue. */
    private static final class Answers implements Inbox {
        final LinkedBlockingQueue<Arrival> arrived = new LinkedBlockingQueue<>();

        @Override
        public void post(Arrival arrival) {
            arrived.add(arrival);
        }

        @Override
        public boolean offer(Arrival arrival) {
            throw new AssertionError("answers are never lost");
        }

        PairEvent next() {
            try {
                Arrival arrival = arrived.poll(5, TimeUnit.SECONDS);
                assertNotNull(arrival, "no answer");
                return arrival.at(new Moment(0, 0, 0));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
