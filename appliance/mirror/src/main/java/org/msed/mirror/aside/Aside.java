package org.msed.mirror.aside;

import java.util.List;

/**
 * One copy that is kept.
 *
 * @param name by which it is ordered back: its lineage in hexadecimal digits
 * @param lineage that was given up
 * @param sinceMillis when it was set aside, ms since 1970-01-01T00:00:00Z
 * @param untilMillis when it expires
 * @param bytes of disk that the content took
 * @param datasets names of the datasets in it
 */
public record Aside(
        String name,
        long lineage,
        long sinceMillis,
        long untilMillis,
        long bytes,
        List<String> datasets) {

    /** Copies the list. */
    public Aside {
        datasets = List.copyOf(datasets);
    }

    /** The name of a lineage. */
    public static String nameOf(long lineage) {
        return String.format("%016x", lineage);
    }
}
