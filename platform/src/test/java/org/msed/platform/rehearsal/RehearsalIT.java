package org.msed.platform.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.msed.platform.arp.ArpSocket;
import org.msed.platform.hosts.Host;
import org.msed.platform.hosts.Pair;
import org.msed.platform.natives.ErrnoException;
import org.msed.platform.netlink.AddressTable;
import org.msed.platform.netlink.InterfaceAddress;
import org.msed.platform.nft.FilterLease;

class RehearsalIT {
    private static final int SAMPLES = 101;
    private static final long BAR_NANOS = 100_000;

    @Test
    void rehearsalChangesNothing() throws Exception {
        try (Pair pair = new Pair();
                AddressTable table = pair.here.on(AddressTable::open);
                ArpSocket there = pair.there.on(() -> ArpSocket.open("eth0"))) {
            List<InterfaceAddress> before = table.list();
            pair.here.on(() -> rehearse(10));
            assertEquals(before, table.list());
            assertEquals(null, there.receive(100));
        }
    }

    @Test
    void rehearsedActsTakeLessThanATenthOfAMillisecond() throws Exception {
        Inet4Address vip = (Inet4Address) InetAddress.getByName("10.9.0.100");
        try (Pair pair = new Pair();
                AddressTable table = pair.here.on(AddressTable::open);
                ArpSocket arp = pair.here.on(() -> ArpSocket.open("eth0"));
                FilterLease lease = pair.here.on(() -> FilterLease.open(vip))) {
            pair.here.on(() -> rehearse(Rehearsal.ENOUGH_ROUNDS));
            assertQuick(pair.here, "renew", () -> lease.renew(1_000));
            assertQuick(pair.here, "replace", () -> table.replace("eth0", vip, 24, "eth0:1", 1));
            assertQuick(pair.here, "announce", () -> arp.announce(vip));
            assertQuick(pair.here, "delete", () -> table.delete("eth0", vip, 24, "eth0:1"));
        }
    }

    @Test
    void loopbackThatIsDownIsTold() throws Exception {
        try (Host host = new Host()) {
            host.ip("link set lo down");
            assertThrows(ErrnoException.class, () -> host.on(() -> rehearse(1)));
        }
    }

    private interface Act {
        void run() throws Exception;
    }

    private static Void rehearse(int rounds) throws Exception {
        Rehearsal.run(rounds, true);
        return null;
    }

    /** The median: on a shared machine a single call may wait for others. */
    private static void assertQuick(Host host, String name, Act act) throws Exception {
        long[] nanos = new long[SAMPLES];
        host.on(
                () -> {
                    for (int sample = 0; sample < SAMPLES; sample++) {
                        long startNanos = System.nanoTime();
                        act.run();
                        nanos[sample] = System.nanoTime() - startNanos;
                    }
                    return null;
                });
        Arrays.sort(nanos);
        long median = nanos[SAMPLES / 2];
        assertTrue(median < BAR_NANOS, name + " took " + median + " ns by the median");
    }
}
