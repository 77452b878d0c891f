package org.msed.platform.netlink;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.InetAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msed.platform.hosts.Pair;

class NetlinkMonitorIT {
    private Pair pair;
    private NetlinkMonitor monitor;

    @BeforeEach
    void open() throws Exception {
        pair = new Pair();
        monitor = pair.here.on(NetlinkMonitor::open);
    }

    @AfterEach
    void close() {
        monitor.close();
        pair.close();
    }

    @Test
    void carrierOfTheOtherEndIsHeardGoingAndComing() throws Exception {
        pair.there.ip("link set eth0 down");
        await(event -> isEth0(event, false));
        pair.there.ip("link set eth0 up");
        await(event -> isEth0(event, true));
    }

    @Test
    void addressIsHeardComingAndExpiring() throws Exception {
        InetAddress vip = InetAddress.getByName("10.9.0.100");
        try (AddressTable table = pair.here.on(AddressTable::open)) {
            pair.here.on(
                    () -> {
                        table.replace("eth0", vip, 24, "eth0:1", 1);
                        return null;
                    });
            await(
                    event ->
                            event instanceof NetlinkEvent.AddressAdded added
                                    && added.address().address().equals(vip));
            await(
                    event ->
                            event instanceof NetlinkEvent.AddressRemoved removed
                                    && removed.address().label().equals("eth0:1"));
        }
    }

    @Test
    void removedLinkIsHeard() throws Exception {
        pair.here.ip("link add gone type veth peer name far");
        pair.here.ip("link del gone");
        await(
                event ->
                        event instanceof NetlinkEvent.LinkRemoved removed
                                && removed.link().name().equals("gone"));
    }

    @Test
    void lostEventsAskForReadingAgain() throws Exception {
        InetAddress vip = InetAddress.getByName("10.9.0.100");
        try (AddressTable table = pair.here.on(AddressTable::open)) {
            pair.here.on(
                    () -> {
                        for (int change = 0; change < 5_000; change++) {
                            table.replace("eth0", vip, 24, null, 100);
                        }
                        return null;
                    });
        }
        await(event -> event instanceof NetlinkEvent.Resynchronise);
    }

    @Test
    void closeEndsAWaitingRead() throws Exception {
        CompletableFuture<Exception> ended = new CompletableFuture<>();
        Thread reader =
                new Thread(
                        () -> {
                            try {
                                while (true) {
                                    monitor.next();
                                }
                            } catch (Exception e) {
                                ended.complete(e);
                            }
                        });
        reader.start();
        monitor.close();
        assertInstanceOf(ClosedChannelException.class, ended.get(20, TimeUnit.SECONDS));
    }

    @Test
    void closedMonitorRefusesToRead() {
        monitor.close();
        assertThrows(ClosedChannelException.class, monitor::next);
    }

    private static boolean isEth0(NetlinkEvent event, boolean carrier) {
        return event instanceof NetlinkEvent.LinkChanged changed
                && changed.link().name().equals("eth0")
                && changed.link().carrier() == carrier;
    }

    private void await(Predicate<NetlinkEvent> wanted) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    while (!wanted.test(monitor.next())) {}
                });
    }
}
