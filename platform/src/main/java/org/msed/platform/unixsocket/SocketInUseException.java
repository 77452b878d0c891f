package org.msed.platform.unixsocket;

import java.io.IOException;
import java.nio.file.Path;

/** A living process listens on the socket. */
public final class SocketInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    SocketInUseException(Path socket) {
        super(
                socket
                        + " is in use by a running process: stop it, or set another directory for it"
                        + " (MSE_RUN)");
    }
}
