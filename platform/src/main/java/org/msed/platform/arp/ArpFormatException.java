package org.msed.platform.arp;

import java.io.IOException;

/** Bytes that are no ARP frame for IPv4 over Ethernet. */
public final class ArpFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * A malformed frame.
     *
     * @param message what was expected and what was found
     */
    public ArpFormatException(String message) {
        super(message);
    }
}
