package org.msed.platform.netlink;

/**
 * A network interface.
 *
 * @param index its index, above 0
 * @param name for example {@code eth0}
 * @param mac its hardware address as {@code 02:00:00:00:00:01}; empty where it has none
 * @param permanentMac the address burnt into it; where it has none (veth, bridge) the current one
 * @param up an administrator set it up (IFF_UP)
 * @param carrier it is up and hears its other end (IFF_LOWER_UP)
 * @param mtuBytes largest packet
 */
public record Link(
        int index,
        String name,
        String mac,
        String permanentMac,
        boolean up,
        boolean carrier,
        int mtuBytes) {}
