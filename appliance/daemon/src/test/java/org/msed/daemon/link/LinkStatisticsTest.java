package org.msed.daemon.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.msed.daemon.snapshot.LinkSnapshot;

class LinkStatisticsTest {

    private static final long INTERVAL = 100_000_000L;
    private final LinkStatistics statistics = new LinkStatistics();

    @Test
    void aLinkThatWasNeverHeardIsDown() {
        LinkSnapshot link = at(0);
        assertEquals(LinkSnapshot.State.DOWN, link.state());
        assertEquals(-1, link.lastHeardMillis());
        assertEquals(-1, link.rttMeanMicros());
    }

    @Test
    void aLinkIsLateAfterTwoIntervalsAndDownAfterFive() {
        statistics.received(0, -1);
        assertEquals(LinkSnapshot.State.UP, at(2 * INTERVAL).state());
        assertEquals(LinkSnapshot.State.LATE, at(2 * INTERVAL + 1).state());
        assertEquals(LinkSnapshot.State.LATE, at(5 * INTERVAL).state());
        assertEquals(LinkSnapshot.State.DOWN, at(5 * INTERVAL + 1).state());
    }

    @Test
    void roundTripsAreShownInMicroseconds() {
        statistics.received(0, 100_000);
        statistics.received(0, 400_000);
        LinkSnapshot link = at(0);
        assertEquals(100, link.rttMinMicros());
        assertEquals(250, link.rttMeanMicros());
        assertEquals(400, link.rttMaxMicros());
    }

    @Test
    void lossIsThePartOfTheExpectedThatDidNotCome() {
        statistics.expected(3.5);
        statistics.expected(0.5);
        statistics.received(0, -1);
        statistics.received(0, -1);
        statistics.received(0, -1);
        assertEquals(0.25, at(0).lossRatio(), 1e-9);
    }

    @Test
    void whatCameTwiceIsNoNegativeLoss() {
        statistics.expected(1);
        statistics.received(0, -1);
        statistics.received(0, -1);
        assertEquals(0, at(0).lossRatio());
    }

    @Test
    void theLastMinuteStillCountsAndTheOneBeforeDoesNot() {
        statistics.received(0, 500_000);
        statistics.roll();
        assertEquals(500, at(0).rttMaxMicros());
        statistics.roll();
        assertEquals(-1, at(0).rttMaxMicros());
    }

    @Test
    void whatTheSystemRefusedToSendIsCounted() {
        statistics.sent(true);
        statistics.sent(false);
        assertEquals(2, at(0).sent());
        assertEquals(1, at(0).sendErrors());
    }

    private LinkSnapshot at(long nowNanos) {
        return statistics.snapshot("eth0", "10.0.0.1", "10.0.0.2", nowNanos, INTERVAL, null);
    }
}
