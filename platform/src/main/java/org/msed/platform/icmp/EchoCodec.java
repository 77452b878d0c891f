package org.msed.platform.icmp;

import java.nio.ByteBuffer;

/**
 * Echo messages: type 1, code 1, checksum 2, identifier 2, sequence 2, data (RFC 792 page 14, RFC
 * 4443 section 4), in network order.
 */
public final class EchoCodec {
    /** Bytes of a request without data. */
    public static final int REQUEST_BYTES = 8;

    private static final int REQUEST = 8;
    private static final int REPLY = 0;
    private static final int REQUEST6 = 128;
    private static final int REPLY6 = 129;
    private static final int IP_HEADER_BYTES = 20;

    private EchoCodec() {}

    /**
     * Writes an ICMP echo request with its checksum and without data.
     *
     * @param into from 0; any byte order
     * @param echo its numbers
     */
    public static void writeRequest(ByteBuffer into, Echo echo) {
        into.clear();
        write(into, REQUEST, echo);
        int checksum = checksum(into, 0, REQUEST_BYTES);
        into.put(2, (byte) (checksum >> 8)).put(3, (byte) checksum);
    }

    /**
     * Writes an ICMPv6 echo request without data; the kernel fills in the checksum (RFC 3542 3.1).
     *
     * @param into from 0; any byte order
     * @param echo its numbers
     */
    public static void writeRequest6(ByteBuffer into, Echo echo) {
        into.clear();
        write(into, REQUEST6, echo);
    }

    /**
     * Reads what a raw IPv4 socket received: IP header and ICMP message.
     *
     * @param packet position 0 to limit
     * @return the numbers of an echo reply; null for any other ICMP message
     * @throws IcmpFormatException truncated, not IPv4, or a wrong checksum
     */
    public static Echo readReply(ByteBuffer packet) throws IcmpFormatException {
        int length = packet.limit();
        if (length < IP_HEADER_BYTES) {
            throw new IcmpFormatException("IP header needs 20 bytes, got " + length);
        }
        int version = packet.get(0) >> 4 & 0xf;
        int header = (packet.get(0) & 0xf) * 4;
        if (version != 4 || header < IP_HEADER_BYTES) {
            throw new IcmpFormatException(
                    "IP version must be 4 and header 20 bytes or more, got version "
                            + version
                            + " and "
                            + header
                            + " bytes");
        }
        if (length - header < REQUEST_BYTES) {
            throw new IcmpFormatException("ICMP needs 8 bytes, got " + (length - header));
        }
        if (checksum(packet, header, length) != 0) {
            throw new IcmpFormatException("ICMP checksum is wrong");
        }
        return read(packet, header, REPLY);
    }

    /**
     * Reads what a raw ICMPv6 socket received: the message alone, its checksum already checked.
     *
     * @param message position 0 to limit
     * @return the numbers of an echo reply; null for any other ICMPv6 message
     * @throws IcmpFormatException truncated
     */
    public static Echo readReply6(ByteBuffer message) throws IcmpFormatException {
        if (message.limit() < REQUEST_BYTES) {
            throw new IcmpFormatException("ICMPv6 needs 8 bytes, got " + message.limit());
        }
        return read(message, 0, REPLY6);
    }

    private static void write(ByteBuffer into, int type, Echo echo) {
        into.put((byte) type).put((byte) 0).put((byte) 0).put((byte) 0);
        into.put((byte) (echo.identifier() >> 8)).put((byte) echo.identifier());
        into.put((byte) (echo.sequence() >> 8)).put((byte) echo.sequence());
    }

    private static Echo read(ByteBuffer bytes, int at, int type) {
        if ((bytes.get(at) & 0xff) != type || bytes.get(at + 1) != 0) {
            return null;
        }
        return new Echo(bytes16(bytes, at + 4), bytes16(bytes, at + 6));
    }

    /** RFC 1071: an odd last byte counts as if a zero followed. */
    private static int checksum(ByteBuffer bytes, int from, int to) {
        int sum = 0;
        for (int at = from; at < to; at += 2) {
            sum += (bytes.get(at) & 0xff) << 8 | (at + 1 < to ? bytes.get(at + 1) & 0xff : 0);
        }
        while (sum > 0xffff) {
            sum = (sum >> 16) + (sum & 0xffff);
        }
        return ~sum & 0xffff;
    }

    private static int bytes16(ByteBuffer bytes, int at) {
        return (bytes.get(at) & 0xff) << 8 | bytes.get(at + 1) & 0xff;
    }
}
