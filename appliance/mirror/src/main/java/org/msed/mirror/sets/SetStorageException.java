package org.msed.mirror.sets;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A set could not be made durable: nothing that depends on it may be done or acknowledged. The set
 * in memory is still right; the next attempt writes it whole into a new file.
 */
public final class SetStorageException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What the disk said. */
    public enum Cause {
        /** No space, or no quota, for the file: more space mends it. */
        FULL,
        /** Any other error: the disk is to be doubted. */
        BROKEN
    }

    private final Cause kind;

    SetStorageException(Path file, Cause kind, Throwable cause) {
        super(
                file
                        + (kind == Cause.FULL
                                ? " cannot grow, its file system is full: "
                                : " cannot be written: ")
                        + cause.getMessage(),
                cause);
        this.kind = kind;
    }

    /** Whether space is missing or the disk is broken. */
    public Cause kind() {
        return kind;
    }
}
