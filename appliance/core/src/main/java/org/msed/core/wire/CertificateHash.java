package org.msed.core.wire;

import java.nio.ByteBuffer;

/**
 * SHA-256 of a node's certificate: what its peer pins (design D10).
 *
 * @param a bytes 0 to 7
 * @param b bytes 8 to 15
 * @param c bytes 16 to 23
 * @param d bytes 24 to 31
 */
public record CertificateHash(long a, long b, long c, long d) {

    /** No certificate to pin yet. */
    public static final CertificateHash NONE = new CertificateHash(0, 0, 0, 0);

    /** Bytes of a hash. */
    public static final int SIZE = 32;

    /**
     * A hash from its bytes.
     *
     * @throws IllegalArgumentException when there are not {@link #SIZE} of them
     */
    public static CertificateHash of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException(
                    "certificate hash must have " + SIZE + " bytes, got " + bytes.length);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new CertificateHash(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }
}
