package org.msed.mbeans;

/** What shows how far a synchronisation is, the same for a pair and for each of its datasets. */
public interface Synchronised {

    /** Part of its synchronisation that is done; 1 when none runs. */
    @Attribute(
            meaning = "Part of its synchronisation that is done; 1 when none runs.",
            unit = "ratio",
            range = "0 to 1")
    double getSyncRatio();

    /** Compared and, where different, durable at the target. In bytes. */
    @Attribute(meaning = "Compared and, where different, durable at the target.", unit = "bytes")
    long getSyncDoneBytes();

    /** To be compared, as far as known. In bytes. */
    @Attribute(meaning = "To be compared, as far as known.", unit = "bytes")
    long getSyncTotalBytes();

    /** Finished files and other entries. */
    @Attribute(meaning = "Finished files and other entries.", unit = "files")
    long getSyncDoneFiles();

    /** Files and other entries to be compared; -1 before they are counted. */
    @Attribute(
            meaning = "Files and other entries to be compared; -1 before they are counted.",
            unit = "files")
    long getSyncTotalFiles();
}
