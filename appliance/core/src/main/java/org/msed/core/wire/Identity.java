package org.msed.core.wire;

import java.nio.charset.StandardCharsets;

/**
 * What a node tells its peer about itself in every introduction.
 *
 * @param nodeName host name, 1 to {@value #NAME_LIMIT} bytes of UTF-8
 * @param version software version, at most {@value #VERSION_LIMIT} bytes of UTF-8
 * @param certificate hash of the certificate to pin (design D10); {@link CertificateHash#NONE}
 *     before real pairing
 * @param publicMac the public interface's MAC, 48 bits; 0 when unknown
 */
public record Identity(
        String nodeName, String version, CertificateHash certificate, long publicMac) {

    /** Longest node name in bytes (a host name's label, RFC 1035 2.3.4). */
    public static final int NAME_LIMIT = 63;

    /** Longest version in bytes. */
    public static final int VERSION_LIMIT = 31;

    private static final long MAC_MASK = 0xffff_ffff_ffffL;

    /**
     * Refuses what does not fit into a frame.
     *
     * @throws IllegalArgumentException when a field is out of its range
     */
    public Identity {
        int name = bytes(nodeName);
        if (name < 1 || name > NAME_LIMIT) {
            throw new IllegalArgumentException(
                    "node name must have 1 to " + NAME_LIMIT + " bytes, got " + name);
        }
        if (bytes(version) > VERSION_LIMIT) {
            throw new IllegalArgumentException(
                    "version must have at most " + VERSION_LIMIT + " bytes, got " + version);
        }
        if ((publicMac & ~MAC_MASK) != 0) {
            throw new IllegalArgumentException(
                    "MAC address must have 48 bits, got 0x" + Long.toHexString(publicMac));
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
