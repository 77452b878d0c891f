package org.msed.platform.arp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msed.platform.hosts.Await;
import org.msed.platform.hosts.Pair;
import org.msed.platform.natives.Errno;
import org.msed.platform.natives.ErrnoException;

class ArpSocketIT {
    private static final MacAddress HERE = MacAddress.parse("02:00:00:00:00:01");
    private static final MacAddress THERE = MacAddress.parse("02:00:00:00:00:02");

    private Pair pair;
    private ArpSocket here;
    private ArpSocket there;
    private Inet4Address vip;

    @BeforeEach
    void open() throws Exception {
        pair = new Pair();
        here = pair.here.on(() -> ArpSocket.open("eth0"));
        there = pair.there.on(() -> ArpSocket.open("eth0"));
        vip = (Inet4Address) InetAddress.getByName("10.9.0.100");
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
        pair.close();
    }

    @Test
    void announcementArrivesAsItWasSent() throws Exception {
        long beforeNanos = System.nanoTime();
        here.announce(vip);
        ArrivedFrame heard = there.receive(10_000);
        assertEquals(ArpFrame.announcement(HERE, vip), heard.frame());
        assertTrue(heard.arrivalNanos() - beforeNanos >= 0);
    }

    @Test
    void announcementAsReplyArrivesAsItWasSent() throws Exception {
        here.announceAsReply(vip);
        assertEquals(ArpFrame.announcementAsReply(HERE, vip), there.receive(10_000).frame());
    }

    @Test
    void neighbourFollowsTheAnnouncement() throws Exception {
        pair.there.ip("neigh replace 10.9.0.100 lladdr 02:00:00:00:00:99 dev eth0 nud stale");
        here.announce(vip);
        assertTrue(
                Await.within(10_000, () -> pair.there.ip("neigh show").contains(HERE.toString())));
    }

    @Test
    void probeOfAnAddressInUseIsAnsweredByAClaim() throws Exception {
        pair.there.ip("addr add 10.9.0.100/24 dev eth0");
        here.probe(vip);
        assertTrue(here.receive(10_000).frame().claims(HERE, vip));
    }

    @Test
    void probeOfAFreeAddressIsNotAnswered() throws Exception {
        here.probe(vip);
        assertTrue(there.receive(10_000).frame().probes(THERE, vip));
        assertNull(here.receive(200));
    }

    @Test
    void conflictIsHeardAndOwnAnnouncementsAreNot() throws Exception {
        here.announce(vip);
        there.announce(vip);
        ArpFrame heard = here.receive(10_000).frame();
        assertEquals(THERE, heard.senderMac());
        assertTrue(heard.claims(HERE, vip));
    }

    @Test
    void announcementCarriesTheHardwareAddressOfTheMoment() throws Exception {
        pair.here.ip("link set eth0 address 02:00:00:00:00:07");
        here.announce(vip);
        ArrivedFrame heard = there.receive(10_000);
        assertEquals("02:00:00:00:00:07", heard.frame().senderMac().toString());
    }

    @Test
    void interfaceThatIsDownIsAnErrorAndWorksAgainWhenItIsUp() throws Exception {
        pair.here.ip("link set eth0 down");
        ErrnoException failed = assertThrows(ErrnoException.class, () -> here.announce(vip));
        assertEquals(Errno.ENETDOWN, failed.errno());
        pair.here.ip("link set eth0 up");
        assertTrue(Await.within(10_000, () -> announced()));
        there.announce(vip);
        assertTrue(here.receive(10_000).frame().claims(HERE, vip));
    }

    @Test
    void missingInterfaceIsNamed() {
        ErrnoException failed =
                assertThrows(
                        ErrnoException.class, () -> pair.here.on(() -> ArpSocket.open("eth9")));
        assertEquals("if_nametoindex(eth9)", failed.call());
    }

    @Test
    void closeEndsAWaitingReceive() throws Exception {
        CompletableFuture<Exception> ended = new CompletableFuture<>();
        new Thread(
                        () -> {
                            try {
                                assertNotNull(here.receive());
                            } catch (Exception e) {
                                ended.complete(e);
                            }
                        })
                .start();
        here.close();
        assertInstanceOf(ClosedChannelException.class, ended.get(20, TimeUnit.SECONDS));
    }

    private boolean announced() throws Exception {
        here.announce(vip);
        return there.receive(50) != null;
    }
}
