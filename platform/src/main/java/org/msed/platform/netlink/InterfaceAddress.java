package org.msed.platform.netlink;

import java.net.InetAddress;

/**
 * An address on an interface.
 *
 * @param interfaceIndex index of the interface
 * @param address IPv4 or IPv6
 * @param prefix bits of the network part
 * @param label IPv4: the interface name or {@code eth0:1}; empty for IPv6
 * @param validSeconds what is left of its life, whole seconds; {@link AddressTable#FOREVER} when
 *     nothing ends it
 */
public record InterfaceAddress(
        int interfaceIndex, InetAddress address, int prefix, String label, long validSeconds) {}
