package org.msed.platform.unixsocket;

import java.nio.file.Path;

/** A process that listens on a socket until it is killed. */
public final class HoldsSocket {
    private HoldsSocket() {}

    public static void main(String[] arguments) throws Exception {
        UnixServer server = UnixServer.open(Path.of(arguments[0]));
        System.out.println("listening");
        server.accept().close();
    }
}
