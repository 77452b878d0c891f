package org.msed.core.state;

/**
 * Why the mirror of a pair, or one of its datasets, is in its state: one word for log, JMX and
 * commands alike. The number is stable.
 */
public enum ReplicationReason {
    /** The pair has no datasets. */
    NO_DATASETS(0, "the pair has no datasets; add one with: msectl dataset add NAME PATH"),
    /** The standby is attached. */
    ATTACHED(1, "the standby has everything"),
    /** The nodes are comparing what they have. */
    COMPARING(2, "the two nodes compare what they have"),
    /** The first copy of the data. */
    FIRST_COPY(3, "the data is copied for the first time"),
    /** The peer is back after an absence. */
    PEER_BACK(4, "what changed during an absence is copied"),
    /** A node crashed: regions with writes in flight are compared. */
    CRASHED(5, "regions with writes in flight at a crash are compared"),
    /** An operator ordered a synchronisation. */
    ORDERED(6, "an operator ordered it"),
    /** An operator paused it. */
    PAUSED(7, "an operator paused it; go on with: msectl dataset resume"),
    /** Nothing arrives from the peer. */
    PEER_SILENT(8, "nothing arrives from the peer; check it and the links"),
    /** Heartbeats arrive but there is no connection for data. */
    NO_CHANNEL(9, "there is no connection for data to the peer; see its log and TCP port 8001"),
    /** This node neither serves nor stands by. */
    NOT_OPEN(10, "this node neither serves nor stands by"),
    /** The daemon does not run. */
    NOT_RUNNING(11, "Health Monitor is not running"),
    /** More bytes behind than allowed. */
    LAG_BYTES(12, "more bytes behind than lag.bytes allows"),
    /** Longer behind than allowed. */
    LAG_TIME(13, "longer behind than lag.time allows"),
    /** The source sends nothing. */
    SOURCE_SLOW(14, "the source sends nothing"),
    /** The target confirms nothing. */
    TARGET_SLOW(15, "the target confirms nothing"),
    /** No room on this node. */
    DISK_FULL_HERE(16, "the disk is full here"),
    /** No room on the peer. */
    DISK_FULL_PEER(17, "the peer's disk is full"),
    /** A directory cannot be read or written here. */
    STORAGE_HERE(
            18,
            "the directory cannot be read or written here; mend the disk, then:"
                    + " msectl resume"),
    /** A directory cannot be read or written on the peer. */
    STORAGE_PEER(19, "the directory cannot be read or written on the peer"),
    /** The copy here is unfinished. */
    UNFINISHED(20, "the copy here is unfinished; start the peer, so that it can be finished"),
    /** Both copies were changed apart from each other. */
    DIVERGED(21, "both copies were changed apart from each other; msectl choose-source"),
    /** The two nodes have nothing in common. */
    UNRELATED(22, "the data of the two nodes has no common origin; msectl choose-source"),
    /** The nodes are configured differently. */
    DATASETS_DIFFER(23, "the two nodes have different datasets"),
    /** The target has not enough room. */
    NO_SPACE(24, "the secondary has not enough space"),
    /** The directory cannot be mounted over. */
    NOT_MOUNTED(25, "the directory could not be mounted here"),
    /** Changed since the daemon started. */
    AWAITS_RESTART(26, "it holds after a restart of Health Monitor on both nodes"),
    /** The mirror back after a takeover waits for an operator. */
    AWAITS_CHOICE(
            27,
            "reverse.mirror is stopped: the mirror back waits for msectl choose-source with this"
                    + " node"),
    /** The stream does not carry anything to the standby's disk. */
    CANARY_STALE(28, "nothing has come through to the standby's disk; see its log and its disks");

    private final int code;
    private final String sentence;

    ReplicationReason(int code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** Stable number. */
    public int code() {
        return code;
    }

    /** The reason, with what to do where an operator must, in one sentence. */
    public String sentence() {
        return sentence;
    }

    /**
     * The reason with this number.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ReplicationReason ofCode(int code) {
        return Codes.of(values(), code, "replication reason");
    }
}
