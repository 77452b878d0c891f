package org.msed.config;

import java.util.regex.Pattern;

/**
 * Names of a pairing's database instance (inventory A9-05), made from its number on the secondary.
 *
 * @param database instance on this side
 * @param port its listener on this side
 * @param dataguard replication configuration, same on both sides
 * @param primaryAlias alias of the primary's database, same on both sides
 */
public record InstanceNames(String database, int port, String dataguard, String primaryAlias) {
    /** What the files of a pair's database are called on both nodes: the primary's alias. */
    public static final Pattern DIRECTORY = Pattern.compile("mseop[34]s");

    private static final int SECONDARY_BASE = 1521;
    private static final int PRIMARY_BASE = 1621;

    /**
     * The names as one side shows them.
     *
     * @param role of that side
     * @param index 3 for the secondary's first peer, 4 for its second
     */
    public static InstanceNames of(HaRole role, int index) {
        boolean primary = role == HaRole.PRIMARY;
        return new InstanceNames(
                "mseos" + index + (primary ? "s" : ""),
                (primary ? PRIMARY_BASE : SECONDARY_BASE) + index,
                "dg_mse" + index,
                "mseop" + index + "s");
    }
}
