package org.msed.core.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Tells the pairs on one port apart: the first 16 bytes of the SHA-256 of the pair id.
 *
 * @param high first eight bytes
 * @param low last eight bytes
 */
public record PairDigest(long high, long low) {

    /**
     * The digest of a pair id.
     *
     * @param pairId configuration key {@code pair.id}, equal on both nodes
     */
    public static PairDigest of(String pairId) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(pairId.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.wrap(hash);
            return new PairDigest(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
