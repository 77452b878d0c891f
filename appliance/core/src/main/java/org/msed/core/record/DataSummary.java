package org.msed.core.record;

/**
 * What the mirror says of its data when nodes meet (design D16).
 *
 * @param mirrored whether the pair has mirrored directories at all
 * @param generations this node's lineage
 * @param dirtyEmpty whether the dirty set is empty
 * @param intentsEmpty whether the intent set is empty
 * @param consistent false while the data is an unfinished copy
 */
public record DataSummary(
        boolean mirrored,
        Generations generations,
        boolean dirtyEmpty,
        boolean intentsEmpty,
        boolean consistent) {

    /** The constant answer of a pair without mirrored data (ha-protocol 7.11). */
    public static final DataSummary NONE =
            new DataSummary(false, Generations.NONE, true, true, true);

    /** Whether both sets are empty. */
    public boolean setsEmpty() {
        return dirtyEmpty && intentsEmpty;
    }
}
