package org.msed.config;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** IPv4 addresses and masks as text and as numbers. No name is ever resolved. */
public final class Ip4 {
    private static final int BITS = 32;

    private Ip4() {}

    /**
     * Reads four decimal numbers separated by dots.
     *
     * @throws IllegalArgumentException for anything else, a host name for example
     */
    public static Inet4Address parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("not an IPv4 address: " + text);
        }
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            bytes[i] = octet(parts[i], text);
        }
        try {
            return (Inet4Address) InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an IPv4 address: " + text, e);
        }
    }

    private static byte octet(String part, String whole) {
        if (!part.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(part) > 255) {
            throw new IllegalArgumentException("not an IPv4 address: " + whole);
        }
        return (byte) Integer.parseInt(part);
    }

    /**
     * Reads a network mask such as {@code 255.255.255.0}.
     *
     * @return its number of leading ones, 1 to 32
     * @throws IllegalArgumentException if the ones are not all on the left, or there are none
     */
    public static int parseMask(String text) {
        int mask = bits(parse(text));
        int prefix = Integer.numberOfLeadingZeros(~mask);
        if (prefix == 0 || mask != maskOf(prefix)) {
            throw new IllegalArgumentException("not a network mask: " + text);
        }
        return prefix;
    }

    /** The mask with so many leading ones, 1 to 32, as dotted text. */
    public static String maskText(int prefixLength) {
        int mask = maskOf(prefixLength);
        return (mask >>> 24)
                + "."
                + (mask >>> 16 & 255)
                + "."
                + (mask >>> 8 & 255)
                + "."
                + (mask & 255);
    }

    static int bits(Inet4Address address) {
        byte[] b = address.getAddress();
        return (b[0] & 255) << 24 | (b[1] & 255) << 16 | (b[2] & 255) << 8 | b[3] & 255;
    }

    static int maskOf(int prefixLength) {
        return -1 << BITS - prefixLength;
    }
}
