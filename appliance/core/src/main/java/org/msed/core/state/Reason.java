package org.msed.core.state;

/**
 * Why something happened: one word for log, event file, JMX and commands alike. The number is
 * stable.
 */
public enum Reason {
    /** The daemon started. */
    STARTED(1, Severity.TRANSIENT, "the daemon started"),
    /** The peer serves, so this node stands by. */
    PEER_SERVES(2, Severity.OK, "the peer serves, so this node stands by"),
    /** Both nodes were undecided and this one served last. */
    LAST_HOLDER(3, Severity.OK, "neither node served and this one was the last to serve"),
    /** Both nodes were undecided and the other served last. */
    NOT_LAST_HOLDER(4, Severity.OK, "neither node served and the other was the last to serve"),
    /** The holder came back before the peer had taken over. */
    RESUMED(5, Severity.DEGRADED, "this node came back before its peer had taken over"),
    /** The holder came back too often and gives the service away. */
    RESUMED_TOO_OFTEN(6, Severity.DEGRADED, "this node came back too often and gives way"),
    /** Booted with the token and no peer in sight. */
    ALONE_WITH_TOKEN(7, Severity.DEGRADED, "no peer answered, and the solo token is here"),
    /** Booted alone without what it takes to serve. */
    BOOT_ALONE(8, Severity.DOWN, "no peer answered, and this node may not serve alone"),
    /** Nothing was heard from the holder for the failover wait. */
    HEARTBEAT_LOST(9, Severity.DEGRADED, "heartbeats of the serving node were lost"),
    /** A takeover was due but a condition failed. */
    NOT_READY(10, Severity.DOWN, "heartbeats were lost, but this node may not take over"),
    /** A takeover attempt ended before anything was changed. */
    ATTEMPT_ENDED(11, Severity.TRANSIENT, "the takeover attempt ended before it changed anything"),
    /** The holder handed over. */
    HANDED_OVER(12, Severity.OK, "the serving node handed over"),
    /** An operator ordered it. */
    OPERATOR(13, Severity.TRANSIENT, "an operator ordered it"),
    /** An automatic failback was due. */
    SCHEDULE(14, Severity.TRANSIENT, "an automatic failback was due"),
    /** The system goes down. */
    SHUTDOWN(15, Severity.TRANSIENT, "the system is shutting down"),
    /** Everything that a takeover needs was done. */
    SERVING(16, Severity.OK, "the service was taken"),
    /** Neither token nor promise nor, with guard available, a gateway answer is left. */
    NO_AUTHORITY(17, Severity.DOWN, "the right to serve ran out"),
    /** The peer has a higher epoch. */
    STALE(18, Severity.DEGRADED, "the peer has taken over in the meantime"),
    /** The peer's claim for the address was heard. */
    ADDRESS_CLAIMED(19, Severity.DEGRADED, "the peer announced the virtual address"),
    /** Gateway or public carrier lost while the peer is better placed. */
    NETWORK(20, Severity.DEGRADED, "the public network was lost here"),
    /** The gateway stopped answering a holder that lived on its answers. */
    GATEWAY_LOST(21, Severity.DOWN, "the gateway stopped answering, and the peer is silent"),
    /** The application failed. */
    APP(22, Severity.DEGRADED, "the application failed"),
    /** The data cannot be read or written here. */
    STORAGE(23, Severity.DOWN, "the data cannot be read or written here"),
    /** The record cannot be read or persisted. */
    META(24, Severity.DOWN, "the record of this pair cannot be read or written"),
    /** Both copies were changed apart from each other. */
    DIVERGED(25, Severity.DOWN, "both copies were changed apart from each other"),
    /** The peer was stopped deliberately. */
    PEER_STOPPED(26, Severity.DEGRADED, "the peer was stopped by hand"),
    /** The peer is in contact again. */
    PEER_BACK(27, Severity.OK, "the peer is in contact again"),
    /** The daemon was told to stop. */
    STOPPED(28, Severity.TRANSIENT, "the daemon was told to stop"),
    /** The release was answered: the peer serves. */
    RELEASED(29, Severity.OK, "the peer took the service over"),
    /** The release was not answered in time. */
    HANDOVER_TIMEOUT(30, Severity.DEGRADED, "the peer did not take the service in time"),
    /** The handover could not be done, so the service resumes here. */
    HANDOVER_FAILED(31, Severity.DEGRADED, "the service could not be handed over and resumes here"),
    /** The standby is attached. */
    ATTACHED(32, Severity.OK, "the standby is attached"),
    /** The standby became silent. */
    STANDBY_SILENT(33, Severity.DEGRADED, "the standby became silent"),
    /** The standby answers again. */
    STANDBY_BACK(34, Severity.OK, "the standby answers again"),
    /** The token moved here. */
    TOKEN_RECEIVED(35, Severity.OK, "the solo token was received"),
    /** The token moved away. */
    TOKEN_GIVEN(36, Severity.OK, "the solo token was given to the peer"),
    /** This process or machine was paused. */
    PAUSE(37, Severity.TRANSIENT, "this node was paused; its own silence is no evidence"),
    /** The flap budget is used up. */
    FLAP(38, Severity.DOWN, "too many automatic takeovers"),
    /** An operator forced the takeover. */
    FORCED(39, Severity.DEGRADED, "an operator stated that the peer is down"),
    /** An operator paused or resumed automatic moves. */
    PAUSED(40, Severity.DEGRADED, "automatic moves were paused or resumed by an operator"),
    /** The address is refused to this node, for instance since its interface is gone. */
    ADDRESS_FAILED(41, Severity.DOWN, "the virtual address cannot be set here"),
    /** An order was refused. */
    REFUSED(42, Severity.OK, "an order was refused"),
    /** The slot for a served pair is used by another pair. */
    CAPACITY(43, Severity.DEGRADED, "this secondary serves another pair"),
    /** One copy is being brought up to date with the other. */
    SYNCING(44, Severity.DEGRADED, "the standby's copy is being brought up to date"),
    /** An operator chose which of two parted copies is kept. */
    SOURCE_CHOSEN(45, Severity.DEGRADED, "an operator chose which copy is kept"),
    /** An operator has a copy that was set aside put back. */
    UNDONE(46, Severity.DEGRADED, "an operator had the copy that was set aside put back"),
    /** A verify found the two copies unequal. */
    COPIES_DIFFER(60, Severity.DEGRADED, "a verify found that the standby's copy differs"),
    /** What a verify found is copied again. */
    REPAIRING(61, Severity.DEGRADED, "what a verify found is copied to the standby again");

    private final int code;
    private final Severity severity;
    private final String sentence;

    Reason(int code, Severity severity, String sentence) {
        this.code = code;
        this.severity = severity;
        this.sentence = sentence;
    }

    /** Stable number. */
    public int code() {
        return code;
    }

    /** How bad it is. */
    public Severity severity() {
        return severity;
    }

    /** The reason as the rest of a sentence that begins with "because". */
    public String sentence() {
        return sentence;
    }
}
