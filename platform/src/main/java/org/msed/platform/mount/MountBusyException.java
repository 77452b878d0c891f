package org.msed.platform.mount;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A mount that processes still use, so that it could not be unmounted; it serves on. */
public final class MountBusyException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * A refused unmount.
     *
     * @param mountPoint where
     * @param users who uses it, as far as it can be seen
     * @param cause the failed call
     */
    public MountBusyException(Path mountPoint, List<String> users, Throwable cause) {
        super(
                mountPoint
                        + " is in use"
                        + (users.isEmpty() ? "" : " by " + String.join(", ", users))
                        + "; fuser -vm "
                        + mountPoint
                        + " shows by whom",
                cause);
    }
}
