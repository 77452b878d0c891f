package org.msed.platform.rehearsal;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import org.msed.platform.arp.ArpSocket;
import org.msed.platform.netlink.AddressTable;
import org.msed.platform.nft.FilterLease;

/**
 * Goes through the acts of a takeover with the real codecs and calls, and without effect: address
 * requests for an interface that cannot exist, announcements on the loopback interface, leases of
 * an address that nobody has.
 */
public final class Rehearsal {
    /** Rounds after which the compiler has seen enough; a second or so from cold. */
    public static final int ENOUGH_ROUNDS = 3_000;

    private static final String LOOPBACK = "lo";

    /** TEST-NET-1, RFC 5737: routed nowhere, used by nobody. */
    private static final byte[] NOBODY = {(byte) 192, 0, 2, 1};

    private Rehearsal() {}

    /**
     * Rehearses in the network namespace of the calling thread, and takes its time.
     *
     * @param rounds how often, {@link #ENOUGH_ROUNDS} or fewer
     * @param filter whether to rehearse the filter lease, as far as it is available
     * @throws IOException a socket could not be opened, or the loopback interface is down; a real
     *     takeover might still work
     */
    public static void run(int rounds, boolean filter) throws IOException {
        Inet4Address nobody = (Inet4Address) InetAddress.getByAddress(NOBODY);
        rehearseAddress(rounds, nobody);
        rehearseAnnouncement(rounds, nobody);
        if (filter && FilterLease.isAvailable(nobody)) {
            rehearseLease(rounds, nobody);
        }
    }

    private static void rehearseAddress(int rounds, InetAddress nobody) throws IOException {
        try (AddressTable addresses = AddressTable.open()) {
            for (int round = 0; round < rounds; round++) {
                addresses.rehearse(nobody, LOOPBACK);
            }
        }
    }

    private static void rehearseAnnouncement(int rounds, Inet4Address nobody) throws IOException {
        try (ArpSocket arp = ArpSocket.open(LOOPBACK)) {
            for (int round = 0; round < rounds; round++) {
                arp.announce(nobody);
                arp.announceAsReply(nobody);
                arp.receive(0);
            }
        }
    }

    private static void rehearseLease(int rounds, InetAddress nobody) throws IOException {
        try (FilterLease lease = FilterLease.open(nobody)) {
            for (int round = 0; round < rounds; round++) {
                lease.renew(1_000);
                lease.drop();
            }
        }
    }
}
