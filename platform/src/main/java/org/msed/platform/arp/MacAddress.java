package org.msed.platform.arp;

import java.util.Arrays;
import java.util.HexFormat;

/** A 48-bit hardware address. Immutable. */
public final class MacAddress {
    /** To everybody on the link. */
    public static final MacAddress BROADCAST = new MacAddress(new byte[] {-1, -1, -1, -1, -1, -1});

    /** What a request puts where the answer will stand. */
    public static final MacAddress ZERO = new MacAddress(new byte[6]);

    private static final HexFormat HEX = HexFormat.ofDelimiter(":");

    private final byte[] bytes;

    private MacAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * An address from its bytes.
     *
     * @param bytes exactly six, copied
     * @return the address
     * @throws IllegalArgumentException not six bytes
     */
    public static MacAddress of(byte[] bytes) {
        if (bytes.length != 6) {
            throw new IllegalArgumentException(
                    "hardware address must be 6 bytes, got " + bytes.length);
        }
        return new MacAddress(bytes.clone());
    }

    /**
     * An address from its text.
     *
     * @param text for example {@code 02:00:00:00:00:01}, either case
     * @return the address
     * @throws IllegalArgumentException any other form
     */
    public static MacAddress parse(String text) {
        return of(HEX.parseHex(text));
    }

    /**
     * The bytes.
     *
     * @return a copy
     */
    public byte[] toBytes() {
        return bytes.clone();
    }

    byte[] raw() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MacAddress mac && Arrays.equals(bytes, mac.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HEX.formatHex(bytes);
    }
}
