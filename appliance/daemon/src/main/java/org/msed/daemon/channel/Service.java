package org.msed.daemon.channel;

/** Which part of the daemon a frame is for. The numbers are on the wire and never reused. */
public enum Service {
    /** The mirror's stream. */
    STREAM(1),
    /** Exchange of events (design D8). */
    EVENTS(2),
    /** Exchange of configuration. */
    CONFIGURATION(3);

    /** Frames of the channel itself. */
    static final int CHANNEL = 0;

    /** Number of services that this version knows, the channel itself included. */
    static final int COUNT = 4;

    private final int code;

    Service(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
