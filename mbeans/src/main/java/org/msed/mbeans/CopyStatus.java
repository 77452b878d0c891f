package org.msed.mbeans;

import java.beans.ConstructorProperties;

/** One of two copies that have parted, as a composite value. Immutable. */
public final class CopyStatus {
    private final String commonLineage;
    private final long since;
    private final long lastWrite;
    private final long changedBytes;
    private final long changedFiles;
    private final String[] files;
    private final long usedBytes;
    private final String asideRefusal;

    /**
     * All values of a copy.
     *
     * @param commonLineage the last lineage that both had, in hexadecimal digits; empty when not
     *     known
     * @param since when the node left it, ms since 1970-01-01T00:00:00Z; 0 when not known
     * @param lastWrite newest modification time since, ms since 1970-01-01T00:00:00Z; 0 for none
     * @param changedBytes that may differ
     * @param changedFiles that may differ
     * @param files the first of them
     * @param usedBytes of disk that the whole copy takes; -1 when not known
     * @param asideRefusal why it could not be set aside; empty when it can
     */
    @ConstructorProperties({
        "commonLineage",
        "since",
        "lastWrite",
        "changedBytes",
        "changedFiles",
        "files",
        "usedBytes",
        "asideRefusal"
    })
    public CopyStatus(
            String commonLineage,
            long since,
            long lastWrite,
            long changedBytes,
            long changedFiles,
            String[] files,
            long usedBytes,
            String asideRefusal) {
        this.commonLineage = commonLineage;
        this.since = since;
        this.lastWrite = lastWrite;
        this.changedBytes = changedBytes;
        this.changedFiles = changedFiles;
        this.files = files.clone();
        this.usedBytes = usedBytes;
        this.asideRefusal = asideRefusal;
    }

    /** The last lineage that both had, in hexadecimal digits; empty when not known. */
    public String getCommonLineage() {
        return commonLineage;
    }

    /** When the node left it, ms since 1970-01-01T00:00:00Z by its clock; 0 when not known. */
    public long getSince() {
        return since;
    }

    /** Newest modification time since, ms since 1970-01-01T00:00:00Z; 0 for none. */
    public long getLastWrite() {
        return lastWrite;
    }

    /** Bytes that may differ. */
    public long getChangedBytes() {
        return changedBytes;
    }

    /** Files that may differ. */
    public long getChangedFiles() {
        return changedFiles;
    }

    /** The first of them, {@code dataset:/path}. */
    public String[] getFiles() {
        return files.clone();
    }

    /** Bytes of disk that the whole copy takes; -1 when not known. */
    public long getUsedBytes() {
        return usedBytes;
    }

    /** Why it could not be set aside; empty when it can. */
    public String getAsideRefusal() {
        return asideRefusal;
    }
}
