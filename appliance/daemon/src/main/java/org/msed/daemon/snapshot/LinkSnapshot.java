package org.msed.daemon.snapshot;

/**
 * One link at one moment. Times measured by others than the kernel include the peer's answer.
 *
 * @param name the interface, for instance {@code eth0}
 * @param localAddress this end, dotted
 * @param peerAddress the other end, dotted
 * @param state whether frames arrive by it
 * @param lastHeardMillis since the last authentic frame; −1 for never
 * @param rttMinMicros shortest round trip of the running minute; −1 when there was none
 * @param rttMeanMicros mean round trip of the running minute; −1 when there was none
 * @param rttMaxMicros longest round trip of the running minute; −1 when there was none
 * @param lossRatio part of the peer's frames of the running minute that did not arrive, 0 to 1
 * @param received frames that arrived and were accepted since the start
 * @param sent frames sent since the start
 * @param sendErrors frames that the system refused to send since the start
 * @param channel the pair channel on it
 */
public record LinkSnapshot(
        String name,
        String localAddress,
        String peerAddress,
        State state,
        long lastHeardMillis,
        long rttMinMicros,
        long rttMeanMicros,
        long rttMaxMicros,
        double lossRatio,
        long received,
        long sent,
        long sendErrors,
        ChannelSnapshot channel) {

    /** Whether frames arrive (ha-protocol 10, "link down"). */
    public enum State {
        /** A frame arrived within two intervals. */
        UP,
        /** The next frame is late. */
        LATE,
        /** Nothing for five intervals. */
        DOWN
    }
}
