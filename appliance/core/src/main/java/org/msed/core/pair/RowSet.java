package org.msed.core.pair;

/**
 * A set of rows, as bits of their ordinals.
 *
 * @param low ordinals 0 to 63
 * @param high ordinals 64 to 127
 */
public record RowSet(long low, long high) {

    /** No row. */
    public static final RowSet NONE = new RowSet(0, 0);

    /** These rows. */
    public static RowSet of(Row... rows) {
        RowSet set = NONE;
        for (Row row : rows) {
            set = set.with(row);
        }
        return set;
    }

    /** This set and one row more. */
    public RowSet with(Row row) {
        long bit = 1L << row.ordinal();
        return row.ordinal() < Long.SIZE
                ? new RowSet(low | bit, high)
                : new RowSet(low, high | bit);
    }

    /** The rows of both sets. */
    public RowSet union(RowSet other) {
        return new RowSet(low | other.low, high | other.high);
    }

    /** Whether a row is in it. */
    public boolean contains(Row row) {
        long word = row.ordinal() < Long.SIZE ? low : high;
        return (word & 1L << row.ordinal()) != 0;
    }

    /** Whether any row is in both. */
    public boolean meets(RowSet other) {
        return (low & other.low | high & other.high) != 0;
    }

    /** Whether every row of it is in the other. */
    public boolean isWithin(RowSet other) {
        return (low & ~other.low | high & ~other.high) == 0;
    }
}
