package org.msed.platform.fuse;

import java.io.IOException;

/** A kernel whose FUSE protocol is too old. */
public final class FuseVersionException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * A refused kernel.
     *
     * @param major its protocol
     * @param minor its protocol
     */
    public FuseVersionException(int major, int minor) {
        super(
                "the kernel speaks FUSE protocol "
                        + major
                        + "."
                        + minor
                        + "; 7."
                        + InitCodec.MINIMUM_MINOR
                        + " or above is needed (Linux 5.4)");
    }
}
