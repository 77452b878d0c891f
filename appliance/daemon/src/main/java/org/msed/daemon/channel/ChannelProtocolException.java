package org.msed.daemon.channel;

import java.io.IOException;

/** The other end does not speak this protocol. Ends the connection. */
final class ChannelProtocolException extends IOException {

    private static final long serialVersionUID = 1L;

    ChannelProtocolException(String message) {
        super(message);
    }
}
