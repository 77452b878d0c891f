package org.msed.platform.natives;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The layouts of the kernel's socket addresses, written into and read from a {@link NativeBuffer}.
 *
 * <p>The family is in native order; ports, protocols and addresses are in network order.
 */
public final class SocketAddress {
    /** Family of netlink(7). */
    public static final int AF_NETLINK = 16;

    /** Family of packet(7). */
    public static final int AF_PACKET = 17;

    /** Family of ip(7). */
    public static final int AF_INET = 2;

    /** Family of ipv6(7). */
    public static final int AF_INET6 = 10;

    /** Room for any address written or read here. */
    public static final int CAPACITY_BYTES = 32;

    private static final int NETLINK_BYTES = 12;
    private static final int LINK_BYTES = 20;
    private static final int INET_BYTES = 16;
    private static final int INET6_BYTES = 28;

    private SocketAddress() {}

    /**
     * Writes sockaddr_nl: family 2, pad 2, port 4 (0: the kernel chooses), groups 4.
     *
     * @param into written from its start
     * @param groups bit mask of multicast groups, RTMGRP_*
     * @return the length in bytes
     */
    public static int netlink(NativeBuffer into, int groups) {
        ByteBuffer b = into.bytes().clear();
        b.putShort((short) AF_NETLINK).putShort((short) 0).putInt(0).putInt(groups);
        return NETLINK_BYTES;
    }

    /**
     * Writes sockaddr_ll: family 2, protocol 2 (network order), index 4, hardware type 2, packet
     * type 1, address length 1, address 8.
     *
     * @param into written from its start
     * @param etherType for example 0x0806
     * @param interfaceIndex index of the interface
     * @return the length in bytes
     */
    public static int link(NativeBuffer into, int etherType, int interfaceIndex) {
        ByteBuffer b = into.bytes().clear();
        b.putShort((short) AF_PACKET);
        b.put((byte) (etherType >> 8)).put((byte) etherType);
        b.putInt(interfaceIndex).putShort((short) 0).put((byte) 0).put((byte) 6).putLong(0);
        return LINK_BYTES;
    }

    /**
     * Reads the packet type out of a sockaddr_ll.
     *
     * @param from as recvfrom(2) filled it
     * @return 0 for us, 1 broadcast, 2 multicast, 3 for others, 4 outgoing (packet(7))
     */
    public static int linkPacketType(NativeBuffer from) {
        return from.bytes().get(10);
    }

    /**
     * Reads the hardware address out of a sockaddr_ll.
     *
     * @param from as getsockname(2) or recvfrom(2) filled it
     * @return as many bytes as the kernel says, at most 8
     */
    public static byte[] linkHardwareAddress(NativeBuffer from) {
        byte[] address = new byte[Math.min(8, from.bytes().get(11))];
        from.bytes().get(12, address);
        return address;
    }

    /**
     * Writes sockaddr_in (family 2, port 2, address 4, zero 8) or sockaddr_in6 (family 2, port 2,
     * flow 4, address 16, scope 4) with port 0.
     *
     * @param into written from its start
     * @param address the numeric address
     * @param scope interface index of a link-local IPv6 address; otherwise 0
     * @return the length in bytes
     */
    public static int internet(NativeBuffer into, InetAddress address, int scope) {
        ByteBuffer b = into.bytes().clear();
        if (address instanceof Inet4Address) {
            b.putShort((short) AF_INET).putShort((short) 0).put(address.getAddress()).putLong(0);
            return INET_BYTES;
        }
        b.putShort((short) AF_INET6).putShort((short) 0).putInt(0);
        b.put(address.getAddress()).putInt(scope);
        return INET6_BYTES;
    }

    /**
     * Reads the address out of a sockaddr_in or sockaddr_in6.
     *
     * @param from as recvfrom(2) filled it
     * @return the raw address, 4 or 16 bytes
     */
    public static byte[] internetAddress(NativeBuffer from) {
        ByteBuffer b = from.bytes().order(ByteOrder.nativeOrder());
        boolean four = b.getShort(0) == AF_INET;
        byte[] address = new byte[four ? 4 : 16];
        b.get(four ? 4 : 8, address);
        return address;
    }
}
