package org.msed.mbeans;

/** The base configuration of this node. */
public interface HaConfigMXBean {
    /** Host name of this node. */
    @Attribute(meaning = "Host name of this node.", freshness = "as of the last start or reload")
    String getNodeName();

    /** Permanent role: Primary or Secondary. */
    @Attribute(
            meaning = "Permanent role: Primary or Secondary.",
            range = "Primary, Secondary",
            freshness = "as of the last start or reload")
    String getRole();

    /** Permanent role as a number. */
    @Attribute(
            meaning = "Permanent role as a number.",
            unit = "code",
            range = "1 Primary, 2 Secondary",
            freshness = "as of the last start or reload")
    int getRoleNumber();

    /** Interface of the health monitor. */
    @Attribute(
            meaning = "Interface of the health monitor.",
            freshness = "as of the last start or reload")
    String getHealthMonitorInterface();

    /** Address of the health monitor. */
    @Attribute(
            meaning = "Address of the health monitor.",
            freshness = "as of the last start or reload")
    String getHealthMonitorAddress();

    /** Network mask of that address. */
    @Attribute(
            meaning = "Network mask of that address.",
            freshness = "as of the last start or reload")
    String getHealthMonitorNetmask();

    /** Interface of the cable to the peer, or none. */
    @Attribute(
            meaning = "Interface of the cable to the peer, or none.",
            freshness = "as of the last start or reload")
    String getDirectInterface();

    /** Address on that interface; empty without it. */
    @Attribute(
            meaning = "Address on that interface; empty without it.",
            freshness = "as of the last start or reload")
    String getDirectAddress();

    /** Virtual address of a primary; empty on a secondary. */
    @Attribute(
            meaning = "Virtual address of a primary; empty on a secondary.",
            freshness = "as of the last start or reload")
    String getVirtualAddress();

    /** Default gateway; empty if none is set. */
    @Attribute(
            meaning = "Default gateway; empty if none is set.",
            freshness = "as of the last start or reload")
    String getGatewayAddress();

    /** Time zone of this node. */
    @Attribute(meaning = "Time zone of this node.", freshness = "as of the last start or reload")
    String getTimeZone();

    /** Name of the product. */
    @Attribute(meaning = "Name of the product.", freshness = "as of the last start or reload")
    String getProductName();

    /** Version of msed. */
    @Attribute(meaning = "Version of msed.")
    String getVersion();

    /** Product id, hardware version and serial. */
    @Attribute(
            meaning = "Product id, hardware version and serial.",
            freshness = "as of the last start or reload")
    String getUdi();

    /** Paired peers. */
    @Attribute(
            meaning = "Paired peers.",
            unit = "peers",
            range = "0 to 2",
            freshness = "as of the last start or reload")
    int getPeerCount();

    /** UDP port of heartbeats. */
    @Attribute(
            meaning = "UDP port of heartbeats.",
            unit = "port",
            range = "1 to 65535",
            freshness = "as of the last start or reload")
    int getHeartbeatPort();

    /** Level of the log. */
    @Attribute(
            meaning = "Level of the log.",
            range = "ERROR, WARN, INFO, DEBUG, TRACE",
            freshness = "as of the last start or reload")
    String getLogLevel();
}
