package org.msed.platform.arp;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * An ARP packet for IPv4 in an Ethernet frame, RFC 826.
 *
 * <pre>
 * 0  6 destination        14 2 hardware type 1     22 6 sender hardware
 * 6  6 source             16 2 protocol 0x0800     28 4 sender address
 * 12 2 type 0x0806        18 1 length 6, 1 length 4  32 6 target hardware
 *                         20 2 operation           38 4 target address
 * </pre>
 *
 * @param destination of the Ethernet frame
 * @param source of the Ethernet frame
 * @param operation 1 request, 2 reply
 * @param senderMac who says so
 * @param senderAddress whose address it claims; 0.0.0.0 in a probe
 * @param targetMac ignored in requests
 * @param targetAddress who is asked for
 */
public record ArpFrame(
        MacAddress destination,
        MacAddress source,
        int operation,
        MacAddress senderMac,
        Inet4Address senderAddress,
        MacAddress targetMac,
        Inet4Address targetAddress) {
    /** Asks who has the target address. */
    public static final int REQUEST = 1;

    /** Answers a request. */
    public static final int REPLY = 2;

    /** Bytes of the frame without padding. */
    public static final int FRAME_BYTES = 42;

    /** Ethernet type of ARP. */
    public static final int ETHER_TYPE = 0x0806;

    private static final int IPV4 = 0x0800;
    private static final Inet4Address ANY = address(new byte[4]);

    /**
     * An announcement in request form, RFC 5227 section 3: sender and target are the address.
     *
     * @param own the hardware address that has it from now on
     * @param address the address
     * @return a broadcast frame
     */
    public static ArpFrame announcement(MacAddress own, Inet4Address address) {
        return new ArpFrame(
                MacAddress.BROADCAST, own, REQUEST, own, address, MacAddress.ZERO, address);
    }

    /**
     * An announcement in reply form, for switches and hosts that learn from replies only.
     *
     * @param own the hardware address that has it from now on
     * @param address the address
     * @return a broadcast frame
     */
    public static ArpFrame announcementAsReply(MacAddress own, Inet4Address address) {
        return new ArpFrame(
                MacAddress.BROADCAST, own, REPLY, own, address, MacAddress.BROADCAST, address);
    }

    /**
     * A probe, RFC 5227 section 2.1.1: it claims nothing, so nobody's cache changes.
     *
     * @param own the hardware address that asks
     * @param address the address asked for
     * @return a broadcast frame
     */
    public static ArpFrame probe(MacAddress own, Inet4Address address) {
        return new ArpFrame(MacAddress.BROADCAST, own, REQUEST, own, ANY, MacAddress.ZERO, address);
    }

    /**
     * Reads a frame.
     *
     * @param bytes position 0 to limit; padding after the packet is allowed
     * @return the frame
     * @throws ArpFormatException too short, or not IPv4 over Ethernet
     */
    public static ArpFrame read(ByteBuffer bytes) throws ArpFormatException {
        if (bytes.limit() < FRAME_BYTES) {
            throw new ArpFormatException(
                    "ARP frame needs " + FRAME_BYTES + " bytes, got " + bytes.limit());
        }
        require("Ethernet type", ETHER_TYPE, bytes16(bytes, 12));
        require("hardware type", 1, bytes16(bytes, 14));
        require("protocol type", IPV4, bytes16(bytes, 16));
        require("address lengths", 0x0604, bytes16(bytes, 18));
        return new ArpFrame(
                mac(bytes, 0),
                mac(bytes, 6),
                bytes16(bytes, 20),
                mac(bytes, 22),
                address(bytes, 28),
                mac(bytes, 32),
                address(bytes, 38));
    }

    /**
     * Writes the frame without padding; the driver pads.
     *
     * @param into from its position; any byte order
     */
    public void write(ByteBuffer into) {
        into.put(destination.raw()).put(source.raw());
        put16(into, ETHER_TYPE);
        put16(into, 1);
        put16(into, IPV4);
        put16(into, 0x0604);
        put16(into, operation);
        into.put(senderMac.raw()).put(senderAddress.getAddress());
        into.put(targetMac.raw()).put(targetAddress.getAddress());
    }

    /**
     * Whether somebody else says that the address is his, RFC 5227 section 2.4: in a request, a
     * reply or an announcement. A probe claims nothing.
     *
     * @param own our hardware address
     * @param address the address in question
     * @return whether it is a foreign claim
     */
    public boolean claims(MacAddress own, Inet4Address address) {
        return senderAddress.equals(address) && !senderMac.equals(own);
    }

    /**
     * Whether somebody else is about to take the address, RFC 5227 section 2.1.1: two stations that
     * probe for the same address at once must both leave it.
     *
     * @param own our hardware address
     * @param address the address in question
     * @return whether it is a foreign probe
     */
    public boolean probes(MacAddress own, Inet4Address address) {
        return operation == REQUEST
                && senderAddress.equals(ANY)
                && targetAddress.equals(address)
                && !senderMac.equals(own);
    }

    private static void require(String field, int expected, int got) throws ArpFormatException {
        if (got != expected) {
            throw new ArpFormatException(
                    String.format("ARP %s must be 0x%04x, got 0x%04x", field, expected, got));
        }
    }

    private static int bytes16(ByteBuffer bytes, int offset) {
        return (bytes.get(offset) & 0xff) << 8 | bytes.get(offset + 1) & 0xff;
    }

    private static void put16(ByteBuffer into, int value) {
        into.put((byte) (value >> 8)).put((byte) value);
    }

    private static MacAddress mac(ByteBuffer bytes, int offset) {
        byte[] mac = new byte[6];
        bytes.get(offset, mac);
        return MacAddress.of(mac);
    }

    private static Inet4Address address(ByteBuffer bytes, int offset) {
        byte[] address = new byte[4];
        bytes.get(offset, address);
        return address(address);
    }

    private static Inet4Address address(byte[] bytes) {
        try {
            return (Inet4Address) InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("4 bytes make an IPv4 address", e);
        }
    }
}
