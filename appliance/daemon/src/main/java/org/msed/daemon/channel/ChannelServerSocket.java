package org.msed.daemon.channel;

import java.io.IOException;
import java.net.ServerSocket;

/** Accepts {@link ChannelSocket}s. */
final class ChannelServerSocket extends ServerSocket {

    ChannelServerSocket() throws IOException {}

    @Override
    public ChannelSocket accept() throws IOException {
        ChannelSocket accepted = new ChannelSocket();
        implAccept(accepted);
        return accepted;
    }
}
