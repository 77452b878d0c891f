package org.msed.daemon.channel;

/**
 * Told of a link's connections on the thread that reads the link: up before its first frame, down
 * after its last, and never up again before that. Must return soon.
 */
public interface ChannelListener {

    /** A connection was made and may be sent on. */
    void up(int link);

    /** It ended; what was sent last may have arrived or not. */
    void down(int link, String cause);
}
