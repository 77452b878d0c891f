package org.msed.daemon.channel;

import java.net.Inet4Address;

/**
 * The two ends of one link. A connection is bound to the local one, so that it leaves by the link's
 * own subnet, and taken only from the peer's.
 *
 * @param interfaceName for texts and names of threads
 * @param local this end
 * @param peer the other end
 */
public record Route(String interfaceName, Inet4Address local, Inet4Address peer) {}
