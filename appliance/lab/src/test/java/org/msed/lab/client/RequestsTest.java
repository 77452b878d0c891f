package org.msed.lab.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestsTest {
    private static final long MILLI = 1_000_000;
    private final Requests requests = new Requests();

    @Test
    void anAnswerThatTookLongIsNoSignOfOwnership() {
        ask(0, 10, "a");
        int late = requests.sent(10 * MILLI);
        ask(11, 40, "b");
        requests.answered(late, 30 * MILLI, "a");
        Owners owners = requests.owners(0, 40 * MILLI);
        assertEquals(0, owners.overlapNanos(0, 40 * MILLI, 20 * MILLI));
    }

    @Test
    void withoutALossThereIsNoOutage() {
        ask(0, 10, "a");
        Service seen = between(0, 9);
        assertEquals(10, seen.sent());
        assertEquals(0, seen.lost());
        assertEquals(0, seen.outageMillis());
        assertEquals(Map.of("a", 10), seen.answers());
    }

    @Test
    void anOutageRunsFromTheLastAnswerBeforeToTheFirstAfter() {
        ask(0, 10, "a");
        ask(10, 30, null);
        ask(30, 40, "b");
        Service seen = between(0, 39);
        assertEquals(20, seen.lost());
        assertEquals(21, seen.outageMillis(), 1e-9);
        assertEquals(Map.of("a", 10, "b", 10), seen.answers());
        assertEquals(30 * MILLI, seen.outageToNanos() - MILLI / 10);
    }

    @Test
    void aSilenceInWhichNothingWasAskedIsAPauseAndNoOutage() {
        ask(0, 10, "a");
        ask(110, 120, "a");
        Service seen = between(0, 119);
        assertEquals(0, seen.outageMillis());
        assertEquals(101, seen.pauseMillis(), 1e-9);
    }

    @Test
    void aPauseInsideAnOutageIsTold() {
        ask(0, 10, "a");
        ask(10, 20, null);
        ask(70, 80, null);
        ask(80, 90, "b");
        Service seen = between(0, 89);
        assertEquals(71, seen.outageMillis(), 1e-9);
        assertEquals(51, seen.outagePauseMillis(), 1e-9);
    }

    @Test
    void theLongestOfSeveralOutagesIsTold() {
        ask(0, 10, "a");
        ask(10, 15, null);
        ask(15, 20, "a");
        ask(20, 40, null);
        ask(40, 50, "a");
        assertEquals(21, between(0, 49).outageMillis(), 1e-9);
    }

    @Test
    void anOutageMayLastToTheEnd() {
        ask(0, 10, "a");
        ask(10, 30, null);
        assertEquals(19.9, between(0, 29).outageMillis(), 1e-9);
    }

    @Test
    void requestsSentOutsideTheTimeAreLeftOut() {
        ask(0, 10, null);
        ask(10, 20, "a");
        Service seen = between(10, 19);
        assertEquals(10, seen.sent());
        assertEquals(0, seen.lost());
    }

    @Test
    void answersToUnknownNumbersAndSecondAnswersChangeNothing() {
        ask(0, 1, "a");
        requests.answered(0, 5 * MILLI, "b");
        requests.answered(7, 5 * MILLI, "b");
        assertEquals(Map.of("a", 1), between(0, 9).answers());
    }

    @Test
    void moreRequestsThanTheFirstRoomAreKept() {
        ask(0, 10_000, "a");
        assertEquals(10_000, between(0, 10_000).sent());
    }

    /** One request a millisecond from begin to end, each answered a tenth of that later. */
    private void ask(int beginMillis, int endMillis, String node) {
        for (int at = beginMillis; at < endMillis; at++) {
            int number = requests.sent(at * MILLI);
            if (node != null) {
                requests.answered(number, at * MILLI + MILLI / 10, node);
            }
        }
    }

    private Service between(int fromMillis, int toMillis) {
        return requests.between(fromMillis * MILLI, toMillis * MILLI);
    }
}
