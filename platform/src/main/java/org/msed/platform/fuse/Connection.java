package org.msed.platform.fuse;

/**
 * What INIT agreed on. Whoever takes the device over needs these values, since INIT comes once in
 * the life of a mount.
 *
 * @param minor of protocol 7: the lower of the kernel's and {@link InitCodec#MINOR}
 * @param flags {@link InitFlags}, those that both sides know
 * @param maxWriteBytes longest WRITE
 * @param maxReadaheadBytes as the kernel proposed
 */
public record Connection(int minor, long flags, int maxWriteBytes, int maxReadaheadBytes) {
    /**
     * Whether a feature was agreed on.
     *
     * @param flag one of {@link InitFlags}
     * @return whether both sides know it
     */
    public boolean has(long flag) {
        return (flags & flag) != 0;
    }
}
