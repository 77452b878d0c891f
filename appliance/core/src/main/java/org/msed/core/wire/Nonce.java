package org.msed.core.wire;

/**
 * 16 random bytes that a daemon start contributes to its sessions. Given by the caller from a
 * secure source; used for one start only.
 *
 * @param high first eight bytes
 * @param low last eight bytes
 */
public record Nonce(long high, long low) {

    /** Stands for "not known". */
    public static final Nonce UNKNOWN = new Nonce(0, 0);
}
