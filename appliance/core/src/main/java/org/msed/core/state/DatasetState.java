package org.msed.core.state;

/** How far one dataset is on this node. The code is stable and is what JMX and metrics show. */
public enum DatasetState {
    /** Both nodes have every flushed byte of it. */
    IN_SYNC(1, Severity.OK, "in sync"),
    /** It is being copied, from here or to here. */
    SYNCING(2, Severity.TRANSIENT, "syncing"),
    /** The peer's copy, or on a standby the one here, lacks what changed since. */
    OUTDATED(3, Severity.DEGRADED, "outdated"),
    /** Asynchronous and further behind than its bound. */
    LAGGING(4, Severity.DEGRADED, "not protected"),
    /** Not mirrored now: no stream, or not open on either node. */
    STOPPED(5, Severity.DEGRADED, "stopped"),
    /** The copy here is unfinished and serves nobody. */
    INCONSISTENT(6, Severity.DOWN, "unfinished copy"),
    /** Both copies were changed apart from each other. */
    DIVERGED(7, Severity.DOWN, "diverged"),
    /** Not mounted, since the nodes do not agree on it or a check refused it. */
    REFUSED(8, Severity.DOWN, "refused"),
    /** The directory cannot be read or written here. */
    FAILED(9, Severity.DOWN, "failed");

    private final int code;
    private final Severity severity;
    private final String word;

    DatasetState(int code, Severity severity, String word) {
        this.code = code;
        this.severity = severity;
        this.word = word;
    }

    /** Stable number, 1 to 9. */
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

    /**
     * The state with this number.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static DatasetState ofCode(int code) {
        return Codes.of(values(), code - 1, "dataset state less one");
    }
}
