package org.msed.platform.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msed.platform.hosts.Await;
import org.msed.platform.hosts.Host;
import org.msed.platform.natives.Errno;
import org.msed.platform.natives.ErrnoException;

class AddressTableIT {
    private static final int PREFIX = 24;

    private Host host;
    private AddressTable table;
    private InetAddress vip;

    @BeforeEach
    void open() throws Exception {
        host = new Host();
        host.ip("link add eth0 type veth peer name far");
        host.ip("link set eth0 up");
        host.ip("link set far up");
        host.ip("addr add 10.9.0.2/24 dev eth0");
        table = host.on(AddressTable::open);
        vip = InetAddress.getByName("10.9.0.100");
    }

    @AfterEach
    void close() {
        table.close();
        host.close();
    }

    @Test
    void addedAddressStandsThereWithLabelPrefixAndLifetime() throws Exception {
        replace(5);
        InterfaceAddress there = of(vip).get(0);
        assertEquals("eth0:1", there.label());
        assertEquals(PREFIX, there.prefix());
        assertTrue(there.validSeconds() >= 4 && there.validSeconds() <= 5, there.toString());
        assertTrue(host.ip("addr show dev eth0 label eth0:1").contains(" secondary "));
    }

    @Test
    void replacingAgainGivesANewLifetimeAndNoSecondAddress() throws Exception {
        replace(5);
        replace(100);
        assertEquals(1, of(vip).size());
        assertTrue(of(vip).get(0).validSeconds() > 90);
    }

    @Test
    void endlessLifetimeIsListedAsForever() throws Exception {
        replace(AddressTable.FOREVER);
        assertEquals(AddressTable.FOREVER, of(vip).get(0).validSeconds());
    }

    @Test
    void kernelRemovesTheAddressWhenItsLifetimeEnds() throws Exception {
        long startNanos = System.nanoTime();
        replace(1);
        assertTrue(Await.within(3_000, () -> of(vip).isEmpty()), "still there after 3 s");
        long livedMillis = (System.nanoTime() - startNanos) / 1_000_000;
        assertTrue(livedMillis > 500, "lived only " + livedMillis + " ms");
    }

    @Test
    void renewedAddressOutlivesItsFirstLifetime() throws Exception {
        replace(1);
        long untilNanos = System.nanoTime() + 2_500_000_000L;
        assertTrue(
                Await.within(
                        10_000,
                        () -> {
                            replace(1);
                            assertEquals(1, of(vip).size());
                            return System.nanoTime() - untilNanos > 0;
                        }));
    }

    @Test
    void deletingTellsWhetherItWasThereAndTwiceIsNoError() throws Exception {
        replace(5);
        assertTrue(delete());
        assertTrue(of(vip).isEmpty());
        assertFalse(delete());
    }

    @Test
    void deletingLeavesTheHostsOwnAddress() throws Exception {
        replace(5);
        delete();
        assertEquals(1, of(InetAddress.getByName("10.9.0.2")).size());
    }

    @Test
    void ipv6AddressComesAtOnceAndGoes() throws Exception {
        InetAddress six = InetAddress.getByName("fd00::100");
        host.on(() -> act(() -> table.replace("eth0", six, 64, "eth0:1", 5)));
        assertEquals(1, of(six).size());
        assertFalse(host.ip("-6 addr show dev eth0 to fd00::100").contains("tentative"));
        assertTrue(host.on(() -> table.delete("eth0", six, 64, null)));
        assertTrue(of(six).isEmpty());
    }

    @Test
    void missingInterfaceIsNamed() {
        ErrnoException failed =
                assertThrows(
                        ErrnoException.class,
                        () -> host.on(() -> act(() -> table.replace("eth9", vip, 24, null, 5))));
        assertEquals(Errno.ENODEV, failed.errno());
        assertEquals("if_nametoindex(eth9)", failed.call());
    }

    @Test
    void refusalOfTheKernelNamesActAddressAndInterface() throws Exception {
        host.ip("link add eth1 mtu 68 type veth peer name far1");
        InetAddress six = InetAddress.getByName("fd00::100");
        ErrnoException failed =
                assertThrows(
                        ErrnoException.class,
                        () -> host.on(() -> act(() -> table.replace("eth1", six, 64, null, 5))));
        assertEquals("replace(fd00:0:0:0:0:0:0:100/64 on eth1)", failed.call());
    }

    @Test
    void valuesOutOfRangeAreRefusedBeforeTheKernelSeesThem() {
        assertThrows(IllegalArgumentException.class, () -> replace(0));
        assertThrows(IllegalArgumentException.class, () -> table.replace("eth0", vip, 33, null, 5));
        assertThrows(
                IllegalArgumentException.class, () -> table.replace("eth0", vip, 24, "foo:1", 5));
    }

    private interface Act {
        void run() throws Exception;
    }

    private static Void act(Act act) throws Exception {
        act.run();
        return null;
    }

    private void replace(long validSeconds) throws Exception {
        host.on(() -> act(() -> table.replace("eth0", vip, PREFIX, "eth0:1", validSeconds)));
    }

    private boolean delete() throws Exception {
        return host.on(() -> table.delete("eth0", vip, PREFIX, "eth0:1"));
    }

    private List<InterfaceAddress> of(InetAddress address) throws Exception {
        return table.list().stream().filter(a -> a.address().equals(address)).toList();
    }
}
