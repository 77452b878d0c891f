package org.msed.mirror.verify;

/**
 * How the standby's copy differs, at one place of the stream.
 *
 * @param dataset its name
 * @param path relative to the dataset's directory, bytes that are no UTF-8 replaced; empty for that
 *     itself
 * @param kind in what
 * @param from first byte of the range; 0 unless it is about content
 * @param to first byte behind it; 0 unless it is about content
 * @param what the attributes, by name; empty unless it is about attributes
 */
public record Difference(String dataset, String path, Kind kind, long from, long to, String what) {

    /** In what copies differ. */
    public enum Kind {
        /** The standby has not got it, or something else under its name. */
        MISSING,
        /** Only the standby has it. */
        EXTRA,
        /** It has other names. */
        LINKS,
        /** Mode, owner, time, extended attributes or size. */
        ATTRIBUTES,
        /** Bytes of a range, which is as fine as 64 KiB. */
        CONTENT
    }

    /** The same for people, in a line. */
    public String text() {
        String name = dataset + ":" + (path.isEmpty() ? "/" : path);
        return switch (kind) {
            case MISSING -> name + " is missing on the standby";
            case EXTRA -> name + " is only on the standby";
            case LINKS -> name + " has other hard links on the standby";
            case ATTRIBUTES -> name + " differs in " + what;
            case CONTENT -> name + " differs in bytes " + from + " to " + (to - 1);
        };
    }
}
