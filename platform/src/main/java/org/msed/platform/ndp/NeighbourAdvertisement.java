package org.msed.platform.ndp;

import java.net.Inet6Address;
import java.nio.ByteBuffer;
import org.msed.platform.arp.MacAddress;

/**
 * An unsolicited neighbour advertisement to all nodes, RFC 4861 sections 4.4 and 7.2.6, in an
 * Ethernet frame.
 *
 * <pre>
 * 0  6 33:33:00:00:00:01   14 4 version 6          54 1 type 136, 1 code 0, 2 checksum
 * 6  6 source              18 2 length 32          58 4 flags
 * 12 2 type 0x86dd         20 1 next 58, 1 hops 255  62 16 target
 *                          22 16 source            78 1 option 2, 1 length 1, 6 hardware address
 *                          38 16 ff02::1
 * </pre>
 *
 * @param own the hardware address that has the target from now on
 * @param source of the packet: an address of the interface, normally the target
 * @param target the address announced
 * @param router whether this node forwards packets (flag R)
 */
public record NeighbourAdvertisement(
        MacAddress own, Inet6Address source, Inet6Address target, boolean router) {
    /** Bytes of the frame. */
    public static final int FRAME_BYTES = 86;

    /** Ethernet type of IPv6. */
    public static final int ETHER_TYPE = 0x86dd;

    private static final int FLAG_ROUTER = 0x80;

    /** Old entries must be replaced, RFC 4861 section 7.2.6. */
    private static final int FLAG_OVERRIDE = 0x20;

    private static final int PACKET = 14;
    private static final int SOURCE = 22;
    private static final int ICMP = 54;
    private static final int ICMP_BYTES = 32;
    private static final byte[] ALL_NODES_MAC = {0x33, 0x33, 0, 0, 0, 1};
    private static final byte[] ALL_NODES = {
        (byte) 0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1
    };

    /**
     * Writes the frame.
     *
     * @param into from 0; its position is {@link #FRAME_BYTES} afterwards; any byte order
     */
    public void write(ByteBuffer into) {
        into.clear();
        into.put(ALL_NODES_MAC).put(own.toBytes());
        into.put((byte) 0x86).put((byte) 0xdd);
        into.put((byte) 0x60).put((byte) 0).put((byte) 0).put((byte) 0);
        into.put((byte) 0).put((byte) ICMP_BYTES).put((byte) 58).put((byte) 255);
        into.put(source.getAddress()).put(ALL_NODES);
        into.put((byte) 136).put((byte) 0).put((byte) 0).put((byte) 0);
        into.put((byte) (FLAG_OVERRIDE | (router ? FLAG_ROUTER : 0)));
        into.put((byte) 0).put((byte) 0).put((byte) 0).put(target.getAddress());
        into.put((byte) 2).put((byte) 1).put(own.toBytes());
        int checksum = checksum(into);
        into.put(ICMP + 2, (byte) (checksum >> 8)).put(ICMP + 3, (byte) checksum);
    }

    /** RFC 4443 2.3: over the pseudo header (both addresses, length, 58) and the message. */
    private static int checksum(ByteBuffer frame) {
        int sum = ICMP_BYTES + 58;
        for (int at = SOURCE; at < PACKET + 40 + ICMP_BYTES; at += 2) {
            sum += (frame.get(at) & 0xff) << 8 | frame.get(at + 1) & 0xff;
        }
        while (sum > 0xffff) {
            sum = (sum >> 16) + (sum & 0xffff);
        }
        return ~sum & 0xffff;
    }
}
