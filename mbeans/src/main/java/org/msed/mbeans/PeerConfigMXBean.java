package org.msed.mbeans;

import java.util.Map;

/** One pairing: its configuration, its state, and the orders it takes. */
public interface PeerConfigMXBean extends Graded {
    /** Name of the pair: host name of its primary. */
    @Attribute(
            meaning = "Name of the pair: host name of its primary.",
            freshness = "as of the last start or reload")
    String getPairName();

    /** Host name of the other node. */
    @Attribute(
            meaning = "Host name of the other node.",
            freshness = "as of the last start or reload")
    String getPeerName();

    /** Address of the peer's health monitor. */
    @Attribute(
            meaning = "Address of the peer's health monitor.",
            freshness = "as of the last start or reload")
    String getPeerHealthMonitorAddress();

    /** Virtual address that the pair protects. */
    @Attribute(
            meaning = "Virtual address that the pair protects.",
            freshness = "as of the last start or reload")
    String getVirtualAddress();

    /** Version of the peer as last known. */
    @Attribute(meaning = "Version of the peer as last known.")
    String getPeerVersion();

    /** UDI of the peer as last known. */
    @Attribute(meaning = "UDI of the peer as last known.")
    String getPeerUdi();

    /** Who starts a failover. */
    @Attribute(
            meaning = "Who starts a failover.",
            range = "Manual, Automatic",
            freshness = "as of the last start or reload")
    String getFailoverType();

    /** Who starts a failback. */
    @Attribute(
            meaning = "Who starts a failback.",
            range = "Manual, Automatic",
            freshness = "as of the last start or reload")
    String getFailbackType();

    /** Silence after which the peer counts as dead. In s. */
    @Attribute(
            meaning = "Silence after which the peer counts as dead.",
            unit = "s",
            range = "0.3 to 300",
            freshness = "as of the last start or reload")
    double getFailoverWaitSeconds();

    /** Time between heartbeats on each link. In s. */
    @Attribute(
            meaning = "Time between heartbeats on each link.",
            unit = "s",
            range = "0.02 to 5",
            freshness = "as of the last start or reload")
    double getHeartbeatIntervalSeconds();

    /** How the pair decides when its nodes cannot talk. */
    @Attribute(
            meaning = "How the pair decides when its nodes cannot talk.",
            range = "manual, guarded, available",
            freshness = "as of the last start or reload")
    String getGuard();

    /** What this guard cannot promise; empty if nothing. */
    @Attribute(
            meaning = "What this guard cannot promise; empty if nothing.",
            freshness = "as of the last start or reload")
    String getGuardNote();

    /** What an automatic takeover requires of the data. */
    @Attribute(
            meaning = "What an automatic takeover requires of the data.",
            range = "NEVER, IN_SYNC_ONLY, CONSISTENT",
            freshness = "as of the last start or reload")
    String getTakeoverPolicy();

    /** Database instance of this side. */
    @Attribute(
            meaning = "Database instance of this side.",
            freshness = "as of the last start or reload")
    String getInstanceDatabaseName();

    /** Its listener. */
    @Attribute(
            meaning = "Its listener.",
            unit = "port",
            range = "1 to 65535",
            freshness = "as of the last start or reload")
    int getInstanceDatabasePort();

    /** Name of the replication configuration. */
    @Attribute(
            meaning = "Name of the replication configuration.",
            freshness = "as of the last start or reload")
    String getDataguardName();

    /** Alias of the primary's database. */
    @Attribute(
            meaning = "Alias of the primary's database.",
            freshness = "as of the last start or reload")
    String getPrimaryDatabaseAlias();

    /** Whether the cable between the nodes is used. */
    @Attribute(
            meaning = "Whether the cable between the nodes is used.",
            freshness = "as of the last start or reload")
    boolean isDirectConnectUsed();

    /** Heartbeat status as gethainfo prints it; Links has the plain truth. */
    @Attribute(meaning = "Heartbeat status as gethainfo prints it; Links has the plain truth.")
    boolean isHeartbeatUp();

    /** One of the nine displayed states. */
    @Attribute(meaning = "One of the nine displayed states.")
    String getState();

    /** Stable number of the state. */
    @Attribute(
            meaning = "Stable number of the state.",
            unit = "code",
            range = "1 PRIMARY_ACTIVE to 9 GRACEFUL_SHUTDOWN")
    int getStateCode();

    /** Stable number of the reason. */
    @Attribute(meaning = "Stable number of the reason.", unit = "code")
    int getStateReasonCode();

    /** What the pair machine does. */
    @Attribute(
            meaning = "What the pair machine does.",
            range = "OFF, JOIN, HOLD, STANDBY, TAKE, SERVE, YIELD")
    String getMode();

    /** How a holder serves, or how far a standby is; empty in other modes. */
    @Attribute(meaning = "How a holder serves, or how far a standby is; empty in other modes.")
    String getSubMode();

    /** Why, in mode HOLD; else NONE. */
    @Attribute(meaning = "Why, in mode HOLD; else NONE.")
    String getHoldCause();

    /** What ends the hold; empty without one. */
    @Attribute(meaning = "What ends the hold; empty without one.")
    String getRemedy();

    /** Whether this node serves the pair. */
    @Attribute(meaning = "Whether this node serves the pair.")
    boolean isServing();

    /** Whether the virtual address is on this node. */
    @Attribute(meaning = "Whether the virtual address is on this node.")
    boolean isAddressHere();

    /** Whether the standby has everything that the holder has. */
    @Attribute(meaning = "Whether the standby has everything that the holder has.")
    boolean isAttached();

    /** Whether nothing stands against a move. */
    @Attribute(meaning = "Whether nothing stands against a move.")
    boolean isReady();

    /** What stands against it: on a holder against a planned move, else against a takeover. */
    @Attribute(
            meaning =
                    "What stands against it: on a holder against a planned move, else against a takeover.")
    String[] getBlockers();

    /** Whether automatic moves are paused. */
    @Attribute(meaning = "Whether automatic moves are paused.")
    boolean isPaused();

    /** Whether the solo token is here. */
    @Attribute(meaning = "Whether the solo token is here.")
    boolean isTokenHere();

    /** Serial of the token; grows with every move. */
    @Attribute(meaning = "Serial of the token; grows with every move.", unit = "moves")
    long getTokenSerial();

    /** Highest epoch known: counter and role of its holder. */
    @Attribute(meaning = "Highest epoch known: counter and role of its holder.")
    String getEpoch();

    /** Automatic takeovers within flap.window. */
    @Attribute(meaning = "Automatic takeovers within flap.window.", unit = "takeovers")
    int getRecentTakeovers();

    /** Mode of the peer as last told. */
    @Attribute(meaning = "Mode of the peer as last told.")
    String getPeerMode();

    /** Whether the peer was heard within the failover wait. */
    @Attribute(meaning = "Whether the peer was heard within the failover wait.")
    boolean isPeerInContact();

    /** Since anything authentic arrived; -1 for never. In s. */
    @Attribute(meaning = "Since anything authentic arrived; -1 for never.", unit = "s")
    double getLastHeartbeatAgeSeconds();

    /** Whether the gateway answers; true without one. */
    @Attribute(meaning = "Whether the gateway answers; true without one.")
    boolean isGatewayAnswers();

    /** Whether the public interface has a carrier. */
    @Attribute(meaning = "Whether the public interface has a carrier.")
    boolean isCarrierUp();

    /** Frames that were authentic and fresh. */
    @Attribute(meaning = "Frames that were authentic and fresh.", unit = "frames")
    long getFramesAccepted();

    /** Frames refused as replayed, reordered or of another incarnation. */
    @Attribute(
            meaning = "Frames refused as replayed, reordered or of another incarnation.",
            unit = "frames")
    long getFramesStale();

    /** Frames refused for a wrong authentication code. */
    @Attribute(meaning = "Frames refused for a wrong authentication code.", unit = "frames")
    long getFramesForged();

    /** Frames refused since they are none of a pair. */
    @Attribute(meaning = "Frames refused since they are none of a pair.", unit = "frames")
    long getFramesMalformed();

    /** The links by interface. */
    @Attribute(meaning = "The links by interface.")
    Map<String, LinkStatus> getLinks();

    /**
     * What stands against a planned move to the other node; empty means go.
     *
     * @return words of blockers
     */
    @Operation(
            meaning = "What stands against a planned move to the other node; empty means go.",
            acts = false)
    String[] checkSwitchover();

    /**
     * Moves the service to the other node, planned.
     *
     * @param reason why; kept with the event
     * @return task id
     */
    @Operation(meaning = "Moves the service to the other node, planned.", acts = true)
    String switchover(
            @Parameter(name = "reason", meaning = "Why; kept with the event.") String reason);

    /**
     * What stands against the return to the primary; empty means go.
     *
     * @return words of blockers
     */
    @Operation(
            meaning = "What stands against the return to the primary; empty means go.",
            acts = false)
    String[] checkFailback();

    /**
     * Moves the service back to the primary, planned.
     *
     * @param reason why; kept with the event
     * @return task id
     */
    @Operation(meaning = "Moves the service back to the primary, planned.", acts = true)
    String failback(
            @Parameter(name = "reason", meaning = "Why; kept with the event.") String reason);

    /**
     * What stands against a forced takeover by this node; empty means go.
     *
     * @param acceptDataLoss acknowledged writes may be lost
     * @param acceptInconsistent the data here may be half a copy
     * @return words of blockers
     */
    @Operation(
            meaning = "What stands against a forced takeover by this node; empty means go.",
            acts = false)
    String[] checkTakeover(
            @Parameter(name = "acceptDataLoss", meaning = "Acknowledged writes may be lost.")
                    boolean acceptDataLoss,
            @Parameter(name = "acceptInconsistent", meaning = "The data here may be half a copy.")
                    boolean acceptInconsistent);

    /**
     * Takes the service by force.
     *
     * @param reason why; kept with the event
     * @param peerIsDown you state that the peer is down; two servers if that is wrong
     * @param acceptDataLoss acknowledged writes may be lost
     * @param acceptInconsistent the data here may be half a copy
     * @return task id
     */
    @Operation(meaning = "Takes the service by force.", acts = true)
    String takeover(
            @Parameter(name = "reason", meaning = "Why; kept with the event.") String reason,
            @Parameter(
                            name = "peerIsDown",
                            meaning =
                                    "You state that the peer is down; two servers if that is wrong.")
                    boolean peerIsDown,
            @Parameter(name = "acceptDataLoss", meaning = "Acknowledged writes may be lost.")
                    boolean acceptDataLoss,
            @Parameter(name = "acceptInconsistent", meaning = "The data here may be half a copy.")
                    boolean acceptInconsistent);

    /** Facts of the two copies while they have parted, by node; else empty. */
    @Attribute(meaning = "Facts of the two copies while they have parted, by node; else empty.")
    Map<String, CopyStatus> getCopies();

    /**
     * What stands against the choice of a source between two parted copies; empty means go.
     *
     * @param source host name of the node whose copy is kept
     * @param peerIsDown you state that the peer is down, where it is not heard
     * @param acceptDataLoss what only the peer has may be lost, where it is not heard
     * @return words of blockers
     */
    @Operation(
            meaning =
                    "What stands against the choice of a source between two parted copies; empty means go.",
            acts = false)
    String[] checkChooseSource(
            @Parameter(name = "source", meaning = "Host name of the node whose copy is kept.")
                    String source,
            @Parameter(
                            name = "peerIsDown",
                            meaning = "You state that the peer is down, where it is not heard.")
                    boolean peerIsDown,
            @Parameter(
                            name = "acceptDataLoss",
                            meaning = "What only the peer has may be lost, where it is not heard.")
                    boolean acceptDataLoss);

    /**
     * Chooses which of two parted copies is kept; the other is set aside and overwritten.
     *
     * @param reason why; kept with the event
     * @param source host name of the node whose copy is kept
     * @param backupDone where a backup of the other copy is; empty with noBackup
     * @param noBackup you state that no backup of the other copy is needed
     * @param peerIsDown you state that the peer is down, where it is not heard
     * @param acceptDataLoss what only the peer has may be lost, where it is not heard
     * @return task id
     */
    @Operation(
            meaning =
                    "Chooses which of two parted copies is kept; the other is set aside and overwritten.",
            acts = true)
    String chooseSource(
            @Parameter(name = "reason", meaning = "Why; kept with the event.") String reason,
            @Parameter(name = "source", meaning = "Host name of the node whose copy is kept.")
                    String source,
            @Parameter(
                            name = "backupDone",
                            meaning = "Where a backup of the other copy is; empty with noBackup.")
                    String backupDone,
            @Parameter(
                            name = "noBackup",
                            meaning = "You state that no backup of the other copy is needed.")
                    boolean noBackup,
            @Parameter(
                            name = "peerIsDown",
                            meaning = "You state that the peer is down, where it is not heard.")
                    boolean peerIsDown,
            @Parameter(
                            name = "acceptDataLoss",
                            meaning = "What only the peer has may be lost, where it is not heard.")
                    boolean acceptDataLoss);

    /**
     * Turns automatic moves off.
     *
     * @param reason why; kept with the event
     * @return task id
     */
    @Operation(meaning = "Turns automatic moves off.", acts = true)
    String pause(@Parameter(name = "reason", meaning = "Why; kept with the event.") String reason);

    /**
     * Turns automatic moves on again, or ends a hold that waits for it.
     *
     * @param reason why; kept with the event
     * @return task id
     */
    @Operation(
            meaning = "Turns automatic moves on again, or ends a hold that waits for it.",
            acts = true)
    String resume(@Parameter(name = "reason", meaning = "Why; kept with the event.") String reason);
}
