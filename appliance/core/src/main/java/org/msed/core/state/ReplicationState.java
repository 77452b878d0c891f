package org.msed.core.state;

/**
 * How far the mirror of a pair is; the pair is the unit (design D17). The code is stable and is
 * what JMX, SNMP and metrics show.
 */
public enum ReplicationState {
    /** Nothing is mirrored. */
    NO_DATASETS(0, Severity.OK, "nothing is mirrored"),
    /** Both nodes have every flushed byte; asynchronous datasets are within their bounds. */
    IN_SYNC(1, Severity.OK, "in sync"),
    /** The nodes are connected and agree on what has to be copied. */
    CONNECTING(2, Severity.TRANSIENT, "setting up"),
    /** One copy is brought up to date; it is unfinished until the end. */
    SYNCING(3, Severity.TRANSIENT, "syncing"),
    /** A synchronisation that makes no progress. */
    STALLED(4, Severity.DEGRADED, "stalled"),
    /** An asynchronous dataset is further behind than its bound. */
    LAGGING(5, Severity.DEGRADED, "not protected"),
    /** An operator has paused the synchronisation. */
    PAUSED(6, Severity.DEGRADED, "paused"),
    /** No stream to or from the peer; what changes is remembered. */
    STOPPED(7, Severity.DEGRADED, "stopped"),
    /** Both copies were changed apart from each other; an operator must choose. */
    DIVERGED(8, Severity.DOWN, "diverged"),
    /** The nodes cannot be connected: their datasets differ, or there is no room. */
    REFUSED(9, Severity.DOWN, "refused"),
    /** A directory cannot be read or written on this node. */
    FAILED(10, Severity.DOWN, "failed");

    private final int code;
    private final Severity severity;
    private final String word;

    ReplicationState(int code, Severity severity, String word) {
        this.code = code;
        this.severity = severity;
        this.word = word;
    }

    /** Stable number, 0 to 10. */
    public int code() {
        return code;
    }

    /** How bad it is. */
    public Severity severity() {
        return severity;
    }

    /** The state for people, in a word or two. */
    public String word() {
        return word;
    }

    /** The colour of the data connection (inventory B3-06). */
    public DataLine line() {
        return this == IN_SYNC || this == NO_DATASETS ? DataLine.GREEN : DataLine.GREY;
    }

    /** Whether the receiving node writes what it is sent; true where nothing is mirrored. */
    public boolean writing() {
        return switch (this) {
            case NO_DATASETS, IN_SYNC, SYNCING, LAGGING -> true;
            case CONNECTING, STALLED, PAUSED, STOPPED, DIVERGED, REFUSED, FAILED -> false;
        };
    }

    /**
     * The state with this number.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ReplicationState ofCode(int code) {
        return Codes.of(values(), code, "replication state");
    }
}
