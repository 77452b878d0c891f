package org.msed.core.record;

/**
 * What a node remembers of copies that parted, and of an operator's choice between them
 * (ha-protocol 7.7, 7.9, rows 13 and 14). Lineages are those of {@link Generations}, 0 means none.
 *
 * @param discards the peer's lineage that an operator allowed to be overwritten; every other one
 *     needs a choice of its own
 * @param givenUp the own lineage that was given up by an operator's choice, until the copy of the
 *     chosen source is finished: its content is set aside before the first byte is overwritten
 * @param sinceWallMillis when this node left the common lineage, by its wall clock; 0 while it has
 *     not. For showing only (I12)
 * @param stopped whether the mirror back to the peer waits for an operator after a takeover (7.8)
 */
public record Parting(long discards, long givenUp, long sinceWallMillis, boolean stopped) {

    /** Nothing parted, nothing chosen. */
    public static final Parting NONE = new Parting(0, 0, 0, false);

    /** With the right to overwrite this lineage of the peer. */
    public Parting withDiscards(long lineage) {
        return new Parting(lineage, givenUp, sinceWallMillis, false);
    }

    /** Of a copy that was given up: nothing else is left of the parting. */
    public static Parting givenUp(long lineage) {
        return new Parting(0, lineage, 0, false);
    }

    /** With the time at which the common lineage was left, unless that is known. */
    public Parting since(long wallMillis) {
        return sinceWallMillis != 0 ? this : new Parting(discards, givenUp, wallMillis, stopped);
    }

    /** With the mirror back to the peer stopped. */
    public Parting withStopped() {
        return new Parting(discards, givenUp, sinceWallMillis, true);
    }
}
