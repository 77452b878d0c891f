package org.msed.mbeans;

/** The process and the health of this node over all its pairs. */
public interface HealthMonitorMXBean extends Stateful {
    /** Host name of this node. */
    @Attribute(meaning = "Host name of this node.")
    String getNodeName();

    /** Version of msed. */
    @Attribute(meaning = "Version of msed.")
    String getVersion();

    /** Process id of the daemon. */
    @Attribute(meaning = "Process id of the daemon.", unit = "pid")
    long getProcessId();

    /** When the daemon started, by the wall clock of then. In ms since 1970-01-01T00:00:00Z. */
    @Attribute(
            meaning = "When the daemon started, by the wall clock of then.",
            unit = "ms since 1970-01-01T00:00:00Z")
    long getStartTime();

    /** How long the daemon has run. In s. */
    @Attribute(meaning = "How long the daemon has run.", unit = "s", freshness = "now")
    double getUptimeSeconds();

    /** Worst health of all pairs: OK, TRANSIENT, DEGRADED or DOWN. */
    @Attribute(meaning = "Worst health of all pairs: OK, TRANSIENT, DEGRADED or DOWN.")
    String getState();

    /** Stable number of the state. */
    @Attribute(
            meaning = "Stable number of the state.",
            unit = "code",
            range = "0 OK, 1 TRANSIENT, 2 DEGRADED, 3 DOWN")
    int getStateCode();

    /** Stable number of the reason. */
    @Attribute(meaning = "Stable number of the reason.", unit = "code")
    int getStateReasonCode();

    /** Pairs of this node. */
    @Attribute(meaning = "Pairs of this node.", unit = "pairs", range = "0 to 2")
    int getPairCount();

    /** Pairs that may be served at once. */
    @Attribute(meaning = "Pairs that may be served at once.", unit = "pairs", range = "1 to 2")
    int getCapacity();

    /** Pairs that have a slot here. */
    @Attribute(meaning = "Pairs that have a slot here.", unit = "pairs", range = "0 to Capacity")
    int getServedCount();

    /** Names of the pairs that have a slot here. */
    @Attribute(meaning = "Names of the pairs that have a slot here.")
    String[] getServedPairs();

    /**
     * State of an order that was given before: RUNNING, DONE, REFUSED, FAILED or UNKNOWN, with its
     * text.
     *
     * @param taskId as returned by the order
     * @return the state, a colon and the text
     */
    @Operation(
            meaning =
                    "State of an order that was given before: RUNNING, DONE, REFUSED, FAILED or UNKNOWN, with its text.",
            acts = false)
    String task(@Parameter(name = "taskId", meaning = "As returned by the order.") String taskId);
}
