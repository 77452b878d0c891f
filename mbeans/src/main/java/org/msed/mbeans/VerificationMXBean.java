package org.msed.mbeans;

/** Whether both copies of a pair are equal: verification on the node that serves, and canary. */
public interface VerificationMXBean {
    /**
     * How the verification that runs, or the last one since the daemon started, stands: NEVER,
     * RUNNING, REPAIRING, EQUAL, DIFFERENT, REPAIRED or BROKEN_OFF.
     */
    @Attribute(
            meaning =
                    "How the verification that runs, or the last one since the daemon started, stands: NEVER, RUNNING, REPAIRING, EQUAL, DIFFERENT, REPAIRED or BROKEN_OFF.")
    String getState();

    /** Stable number of the state. */
    @Attribute(
            meaning = "Stable number of the state.",
            unit = "code",
            range = "0 NEVER to 6 BROKEN_OFF")
    int getStateCode();

    /** Whether one runs, its repair included. */
    @Attribute(meaning = "Whether one runs, its repair included.")
    boolean isRunning();

    /** Whether that one copies what differs to the standby. */
    @Attribute(meaning = "Whether that one copies what differs to the standby.")
    boolean isRepairing();

    /** Why it was broken off; empty otherwise. */
    @Attribute(meaning = "Why it was broken off; empty otherwise.")
    String getCause();

    /** When it began, by this node's wall clock; 0 for never. */
    @Attribute(
            meaning = "When it began, by this node's wall clock; 0 for never.",
            unit = "ms since 1970-01-01T00:00:00Z")
    long getBegan();

    /** When it ended, by this node's wall clock; 0 while it runs. */
    @Attribute(
            meaning = "When it ended, by this node's wall clock; 0 while it runs.",
            unit = "ms since 1970-01-01T00:00:00Z")
    long getEnded();

    /** Part that was compared. */
    @Attribute(meaning = "Part that was compared.", unit = "ratio", range = "0 to 1")
    double getRatio();

    /** Content that was compared. */
    @Attribute(meaning = "Content that was compared.", unit = "B")
    long getDoneBytes();

    /** Files and directories that were compared. */
    @Attribute(meaning = "Files and directories that were compared.", unit = "files")
    long getDoneFiles();

    /** Content compared in a second, smoothed; 0 when none runs. */
    @Attribute(meaning = "Content compared in a second, smoothed; 0 when none runs.", unit = "B/s")
    long getBytesPerSecond();

    /** Differences found, each confirmed at one place of the stream. */
    @Attribute(
            meaning = "Differences found, each confirmed at one place of the stream.",
            unit = "differences")
    long getDifferenceCount();

    /** The first 1,000 of them, each in a sentence with dataset, file and range or attribute. */
    @Attribute(
            meaning =
                    "The first 1,000 of them, each in a sentence with dataset, file and range or attribute.")
    String[] getDifferences();

    /** Whether the last canaries did not come through to the standby's disk. */
    @Attribute(meaning = "Whether the last canaries did not come through to the standby's disk.")
    boolean isCanaryStale();

    /** Since the last canary that came through set out; -1 where none is expected. */
    @Attribute(
            meaning = "Since the last canary that came through set out; -1 where none is expected.",
            unit = "s",
            range = "-1, 0 and more")
    double getCanaryAgeSeconds();

    /** Age from which on it is stale; 0 where none is expected. */
    @Attribute(meaning = "Age from which on it is stale; 0 where none is expected.", unit = "s")
    double getCanaryLimitSeconds();

    /** Why it is stale; empty while it is fresh. */
    @Attribute(meaning = "Why it is stale; empty while it is fresh.")
    String getCanaryCause();

    /**
     * What stands against a verification; empty means go.
     *
     * @return words of blockers
     */
    @Operation(meaning = "What stands against a verification; empty means go.", acts = false)
    String[] checkVerify();

    /**
     * Compares both copies while applications write.
     *
     * @param reason why; kept in the log
     * @param dataset only this one; empty for all
     * @param repair copy what differs to the standby
     * @return task id
     */
    @Operation(meaning = "Compares both copies while applications write.", acts = true)
    String verify(
            @Parameter(name = "reason", meaning = "Why; kept in the log.") String reason,
            @Parameter(name = "dataset", meaning = "Only this one; empty for all.") String dataset,
            @Parameter(name = "repair", meaning = "Copy what differs to the standby.")
                    boolean repair);
}
