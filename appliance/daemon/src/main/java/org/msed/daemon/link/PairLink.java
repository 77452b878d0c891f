package org.msed.daemon.link;

import java.net.Inet4Address;

/**
 * One link of a pair.
 *
 * @param port this node's end
 * @param peer the peer's address on it
 */
public record PairLink(LinkPort port, Inet4Address peer) {}
