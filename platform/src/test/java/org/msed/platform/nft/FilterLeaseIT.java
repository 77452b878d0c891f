package org.msed.platform.nft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msed.platform.arp.ArpSocket;
import org.msed.platform.arp.ArrivedFrame;
import org.msed.platform.hosts.Await;
import org.msed.platform.hosts.Pair;
import org.msed.platform.icmp.EchoReply;
import org.msed.platform.icmp.EchoSocket;
import org.msed.platform.natives.Signals;

class FilterLeaseIT {
    private static final long LEASE_MILLIS = 300;

    /** The kernel counts in ticks of up to 10 ms. */
    private static final long TOLERANCE_MILLIS = 20;

    private static final int SIGCONT = 18;
    private static final int SIGSTOP = 19;
    private static final int ANSWER_LIMIT_MILLIS = 20;
    private static final int ATTEMPTS = 5;

    /** The longest time in which nothing was asked, since the grant. */
    private long stoodStillMillis;

    private Pair pair;
    private EchoSocket echo;
    private ArpSocket arp;
    private Inet4Address vip;
    private FilterLease lease;
    private int sequence;

    @BeforeEach
    void open() throws Exception {
        pair = new Pair();
        pair.here.ip("addr add 10.9.0.100/24 dev eth0");
        pair.there.ip("neigh replace 10.9.0.100 lladdr 02:00:00:00:00:01 dev eth0 nud permanent");
        echo = pair.there.on(() -> EchoSocket.open("eth0"));
        arp = pair.there.on(() -> ArpSocket.open("eth0"));
        vip = (Inet4Address) InetAddress.getByName("10.9.0.100");
        assertTrue(answers(vip), "without a filter the address answers");
        lease = pair.here.on(() -> FilterLease.open(vip));
    }

    @AfterEach
    void close() throws Exception {
        lease.close();
        echo.close();
        arp.close();
        pair.close();
    }

    @Test
    void nothingPassesUntilTheFirstGrant() throws Exception {
        assertFalse(answers(vip));
        assertFalse(answersArp());
    }

    @Test
    void grantEndsOnTimeWithoutAnybodyDoingAnything() throws Exception {
        long lastMillis = 0;
        stoodStillMillis = Long.MAX_VALUE;
        // Small machines stand still now and then, and then nobody was there to ask.
        for (int i = 0; i < ATTEMPTS && stoodStillMillis > LEASE_MILLIS / 4; i++) {
            lease.renew(LEASE_MILLIS);
            long startNanos = System.nanoTime();
            boolean claimed = answersArp();
            assertTrue(claimed || millisSince(startNanos) > LEASE_MILLIS, "no answer to ARP");
            lastMillis = lastAnswerMillis(startNanos, 2 * LEASE_MILLIS);
        }
        assertTrue(lastMillis > LEASE_MILLIS / 4, "ended early, after " + lastMillis + " ms");
        assertTrue(
                lastMillis <= LEASE_MILLIS + TOLERANCE_MILLIS,
                "answered still after " + lastMillis + " ms");
        assertFalse(answersArp());
    }

    @Test
    void renewedGrantGoesOn() throws Exception {
        long startNanos = System.nanoTime();
        while (millisSince(startNanos) < 4 * LEASE_MILLIS) {
            long renewedNanos = System.nanoTime();
            lease.renew(LEASE_MILLIS);
            boolean answered = answers(vip);
            assertTrue(answered || millisSince(renewedNanos) > LEASE_MILLIS);
        }
    }

    @Test
    void shorterGrantReplacesALongerOne() throws Exception {
        lease.renew(60_000);
        lease.renew(100);
        long startNanos = System.nanoTime();
        long lastMillis = lastAnswerMillis(startNanos, 400);
        assertTrue(lastMillis <= 100 + TOLERANCE_MILLIS, "after " + lastMillis + " ms");
    }

    @Test
    void dropEndsTheGrantAtOnce() throws Exception {
        lease.renew(60_000);
        assertTrue(answers(vip));
        lease.drop();
        assertFalse(answers(vip));
        assertFalse(answersArp());
    }

    @Test
    void grantTooShortForTheKernelsClockLetsNothingThrough() throws Exception {
        lease.renew(60_000);
        lease.renew(FilterLease.SHORTEST_MILLIS - 1);
        assertFalse(answers(vip));
    }

    @Test
    void otherAddressesOfTheHostAreNotTouched() throws Exception {
        assertTrue(answers(InetAddress.getByName("10.9.0.2")));
    }

    @Test
    void closeTakesTheFilterAway() throws Exception {
        lease.close();
        assertTrue(answers(vip));
    }

    @Test
    void tablesOfADeadDaemonAreReplacedAndNothingPasses() throws Exception {
        lease.renew(60_000);
        try (FilterLease next = pair.here.on(() -> FilterLease.open(vip))) {
            assertFalse(answers(vip));
            assertTrue(next.renew(60_000));
            assertTrue(answers(vip));
        }
    }

    @Test
    void leasesOfTwoAddressesStandSideBySide() throws Exception {
        pair.here.ip("addr add 10.9.0.101/24 dev eth0");
        pair.there.ip("neigh replace 10.9.0.101 lladdr 02:00:00:00:00:01 dev eth0 nud permanent");
        InetAddress second = InetAddress.getByName("10.9.0.101");
        try (FilterLease other = pair.here.on(() -> FilterLease.open(second))) {
            lease.renew(60_000);
            assertTrue(answers(vip));
            assertFalse(answers(second));
            other.renew(60_000);
            lease.drop();
            assertFalse(answers(vip));
            assertTrue(answers(second));
        }
    }

    @Test
    void flushedTablesAreMadeAgainAndToldOf() throws Exception {
        pair.here.on(() -> FilterLease.open(vip)).close();
        assertFalse(lease.renew(60_000));
        assertTrue(answers(vip));
        lease.drop();
        assertFalse(answers(vip));
    }

    @Test
    void standbyStillReachesTheAddressAtItsPeer() throws Exception {
        pair.here.ip("addr del 10.9.0.100/24 dev eth0");
        pair.there.ip("neigh del 10.9.0.100 dev eth0");
        pair.there.ip("addr add 10.9.0.100/24 dev eth0");
        try (EchoSocket standby = pair.here.on(() -> EchoSocket.open("eth0"))) {
            standby.send(vip, 1, 1);
            assertEquals(vip, standby.receive(2_000).from());
        }
    }

    @Test
    void ipv6AddressFollowsItsLeaseWithItsAdvertisements() throws Exception {
        pair.here.ip("addr add fd00::100/64 dev eth0 nodad");
        InetAddress six = InetAddress.getByName("fd00::100");
        try (EchoSocket echo6 = pair.there.on(() -> EchoSocket.open6("eth0"));
                FilterLease lease6 = pair.here.on(() -> FilterLease.open(six))) {
            echo6.send(six, 1, 1);
            assertEquals(null, echo6.receive(200));
            assertFalse(pair.there.ip("-6 neigh show fd00::100 dev eth0").contains("lladdr"));
            lease6.renew(60_000);
            pair.there.ip("-6 neigh flush dev eth0");
            echo6.send(six, 1, 2);
            assertEquals(2, echo6.receive(5_000).sequence());
            lease6.drop();
            echo6.send(six, 1, 3);
            assertEquals(null, echo6.receive(200));
        }
    }

    @Test
    void availabilityIsToldWithoutChangingAnything() throws Exception {
        lease.close();
        assertTrue(pair.here.on(() -> FilterLease.isAvailable(vip)));
        assertTrue(answers(vip));
    }

    @Test
    void frozenHolderLosesTheAddressOnTimeAndHasItBackWhenItThaws() throws Exception {
        lease.close();
        Process holder = pair.here.on(() -> HoldsLease.start(vip, LEASE_MILLIS));
        try {
            assertEquals("held", holder.inputReader().readLine());
            assertTrue(answers(vip));
            Signals.send(holder.pid(), SIGSTOP);
            long lastMillis = lastAnswerMillis(System.nanoTime(), 3 * LEASE_MILLIS);
            assertTrue(
                    lastMillis <= LEASE_MILLIS + TOLERANCE_MILLIS,
                    "answered still after " + lastMillis + " ms");
            assertFalse(answersArp());
            Signals.send(holder.pid(), SIGCONT);
            assertTrue(Await.within(10_000, () -> answers(vip)));
        } finally {
            holder.destroyForcibly().waitFor();
        }
        assertTrue(Await.within(10_000, () -> !answers(vip)), "killed, still there");
    }

    @Test
    void grantOfMoreThanADayIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> lease.renew(86_400_001));
    }

    private boolean answers(InetAddress address) throws Exception {
        sequence = (sequence + 1) & 0xffff;
        echo.send(address, 1, sequence);
        for (EchoReply reply = echo.receive(200); reply != null; reply = echo.receive(200)) {
            if (reply.sequence() == sequence) {
                return true;
            }
        }
        return false;
    }

    private boolean answersArp() throws Exception {
        while (arp.receive(0) != null) {}
        arp.probe(vip);
        for (ArrivedFrame heard = arp.receive(200); heard != null; heard = arp.receive(200)) {
            if (heard.frame().senderAddress().equals(vip)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Asks until a time after the start, and says when the last request went out that was answered:
     * that moment the address was there, however late this test hears of it.
     */
    private long lastAnswerMillis(long startNanos, long untilMillis) throws Exception {
        long lastMillis = 0;
        long before = 0;
        long[] sentMillis = new long[0x10000];
        stoodStillMillis = 0;
        while (millisSince(startNanos) < untilMillis) {
            sequence = (sequence + 1) & 0xffff;
            sentMillis[sequence] = millisSince(startNanos);
            stoodStillMillis = Math.max(stoodStillMillis, sentMillis[sequence] - before);
            before = sentMillis[sequence];
            echo.send(vip, 1, sequence);
            EchoReply reply = echo.receive(ANSWER_LIMIT_MILLIS);
            if (reply != null) {
                lastMillis = sentMillis[reply.sequence()];
            }
        }
        return lastMillis;
    }

    private static long millisSince(long startNanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }
}
