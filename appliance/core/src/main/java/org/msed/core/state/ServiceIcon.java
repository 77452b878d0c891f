package org.msed.core.state;

/** The service of a pair on one node as one of the reference's six icons (inventory B3-05). */
public enum ServiceIcon {
    /** Here, and still being brought up. */
    BROUGHT_IN("brought in on this host"),
    /** Not here. */
    BROUGHT_OUT("brought out"),
    /** Here, and what changes reaches the standby; or there is nothing to mirror. */
    NORMAL("service normal"),
    /** Here or wanted here, but the application or the data failed. */
    FAULT("service fault"),
    /** Served, while the standby receives no data. */
    STANDBY_WRITING_PAUSED("standby data writing paused"),
    /** Served, while the standby is gone or failed and receives no data. */
    STANDBY_FAULTY("standby faulty and data writing paused");

    private final String sentence;

    ServiceIcon(String sentence) {
        this.sentence = sentence;
    }

    /** The icon in words. */
    public String sentence() {
        return sentence;
    }

    /**
     * The icon of this node, the most serious that holds.
     *
     * @param mode what the pair machine does
     * @param healthy whether application and data are well here
     * @param replication how far the mirror is
     * @param peerHeard whether the peer is in contact
     */
    public static ServiceIcon of(
            Mode mode, boolean healthy, ReplicationState replication, boolean peerHeard) {
        boolean broken = !healthy || replication == ReplicationState.FAILED;
        if (mode == Mode.TAKE) {
            return broken ? FAULT : BROUGHT_IN;
        }
        if (mode != Mode.SERVE) {
            return broken ? FAULT : BROUGHT_OUT;
        }
        if (broken) {
            return FAULT;
        }
        if (!peerHeard) {
            return STANDBY_FAULTY;
        }
        return replication.writing() ? NORMAL : STANDBY_WRITING_PAUSED;
    }
}
