package org.msed.core.record;

/**
 * What the mirror says of its sets (ha-protocol 2). They are the mirror's, in files of its own; the
 * lineage and the consistency of the data are the record's.
 *
 * @param mirrored whether the pair has mirrored directories at all
 * @param dirtyEmpty whether the dirty set is empty
 * @param intentsEmpty whether the intent set is empty
 */
public record DataSets(boolean mirrored, boolean dirtyEmpty, boolean intentsEmpty) {

    /** The constant answer of a pair without mirrored data (ha-protocol 7.11). */
    public static final DataSets NONE = new DataSets(false, true, true);

    /** Both sets empty, in a pair with mirrored data. */
    public static final DataSets EMPTY = new DataSets(true, true, true);
}
