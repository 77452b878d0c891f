package org.msed.platform.netlink;

import java.io.IOException;

/** Bytes that are no netlink message: which length or field was wrong, and where. */
public final class NetlinkFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * A malformed message.
     *
     * @param message what was expected and what was found
     */
    public NetlinkFormatException(String message) {
        super(message);
    }
}
