package org.msed.mbeans;

import java.beans.ConstructorProperties;

/** One link of a pair, as a composite value. Immutable. */
public final class LinkStatus {
    private final String state;
    private final String localAddress;
    private final String peerAddress;
    private final double lastHeardAgeSeconds;
    private final double roundTripMinSeconds;
    private final double roundTripMeanSeconds;
    private final double roundTripMaxSeconds;
    private final double lossRatio;
    private final long received;
    private final long sent;
    private final long sendErrors;
    private final String channel;
    private final long channelSince;
    private final String channelCause;
    private final long channelReceivedBytes;
    private final long channelSentBytes;
    private final long channelConnects;
    private final long channelRefused;

    /**
     * All values of a link.
     *
     * @param state {@code UP}, {@code LATE} or {@code DOWN}
     * @param localAddress this end
     * @param peerAddress the other end
     * @param lastHeardAgeSeconds since the last frame; -1 for never
     * @param roundTripMinSeconds of the last minute; -1 without one
     * @param roundTripMeanSeconds of the last minute; -1 without one
     * @param roundTripMaxSeconds of the last minute; -1 without one
     * @param lossRatio part of the peer's frames of the last minute that did not arrive, 0 to 1
     * @param received frames accepted since the start
     * @param sent frames sent since the start
     * @param sendErrors frames that the system refused since the start
     * @param channel {@code UP} or {@code DOWN}: the pair channel on it
     * @param channelSince since when the channel is so, ms since 1970-01-01T00:00:00Z
     * @param channelCause why the channel is down; empty when it is up
     * @param channelReceivedBytes bytes that came by the channel since the start
     * @param channelSentBytes bytes that went by the channel since the start
     * @param channelConnects connections made since the start
     * @param channelRefused connections refused since the start
     */
    @ConstructorProperties({
        "state",
        "localAddress",
        "peerAddress",
        "lastHeardAgeSeconds",
        "roundTripMinSeconds",
        "roundTripMeanSeconds",
        "roundTripMaxSeconds",
        "lossRatio",
        "received",
        "sent",
        "sendErrors",
        "channel",
        "channelSince",
        "channelCause",
        "channelReceivedBytes",
        "channelSentBytes",
        "channelConnects",
        "channelRefused"
    })
    public LinkStatus(
            String state,
            String localAddress,
            String peerAddress,
            double lastHeardAgeSeconds,
            double roundTripMinSeconds,
            double roundTripMeanSeconds,
            double roundTripMaxSeconds,
            double lossRatio,
            long received,
            long sent,
            long sendErrors,
            String channel,
            long channelSince,
            String channelCause,
            long channelReceivedBytes,
            long channelSentBytes,
            long channelConnects,
            long channelRefused) {
        this.state = state;
        this.localAddress = localAddress;
        this.peerAddress = peerAddress;
        this.lastHeardAgeSeconds = lastHeardAgeSeconds;
        this.roundTripMinSeconds = roundTripMinSeconds;
        this.roundTripMeanSeconds = roundTripMeanSeconds;
        this.roundTripMaxSeconds = roundTripMaxSeconds;
        this.lossRatio = lossRatio;
        this.received = received;
        this.sent = sent;
        this.sendErrors = sendErrors;
        this.channel = channel;
        this.channelSince = channelSince;
        this.channelCause = channelCause;
        this.channelReceivedBytes = channelReceivedBytes;
        this.channelSentBytes = channelSentBytes;
        this.channelConnects = channelConnects;
        this.channelRefused = channelRefused;
    }

    /** {@code UP}, {@code LATE} or {@code DOWN}. */
    public String getState() {
        return state;
    }

    /** This end, dotted. */
    public String getLocalAddress() {
        return localAddress;
    }

    /** The other end, dotted. */
    public String getPeerAddress() {
        return peerAddress;
    }

    /** Seconds since the last authentic frame; -1 for never. */
    public double getLastHeardAgeSeconds() {
        return lastHeardAgeSeconds;
    }

    /** Shortest round trip of the last minute in seconds; -1 without one. */
    public double getRoundTripMinSeconds() {
        return roundTripMinSeconds;
    }

    /** Mean round trip of the last minute in seconds; -1 without one. */
    public double getRoundTripMeanSeconds() {
        return roundTripMeanSeconds;
    }

    /** Longest round trip of the last minute in seconds; -1 without one. */
    public double getRoundTripMaxSeconds() {
        return roundTripMaxSeconds;
    }

    /** Part of the peer's frames of the last minute that did not arrive, 0 to 1. */
    public double getLossRatio() {
        return lossRatio;
    }

    /** Frames accepted since the start. */
    public long getReceived() {
        return received;
    }

    /** Frames sent since the start. */
    public long getSent() {
        return sent;
    }

    /** Frames that the system refused to send since the start. */
    public long getSendErrors() {
        return sendErrors;
    }

    /** The pair channel on it: {@code UP} or {@code DOWN}. */
    public String getChannel() {
        return channel;
    }

    /** Since when the channel is so, in ms since 1970-01-01T00:00:00Z by this node. */
    public long getChannelSince() {
        return channelSince;
    }

    /** Why the channel is down; empty when it is up. */
    public String getChannelCause() {
        return channelCause;
    }

    /** Bytes of frames that came by the channel since the start. */
    public long getChannelReceivedBytes() {
        return channelReceivedBytes;
    }

    /** Bytes of frames that went by the channel since the start. */
    public long getChannelSentBytes() {
        return channelSentBytes;
    }

    /** Connections of the channel made since the start. */
    public long getChannelConnects() {
        return channelConnects;
    }

    /** Connections refused since the start; none of them was the peer's. */
    public long getChannelRefused() {
        return channelRefused;
    }
}
