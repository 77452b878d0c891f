/**
 * The pair channel (design D10, D20): between the two nodes of a pair one TCP connection a link,
 * TLS 1.3 with a certificate on both sides, each pinned by the hash that the peer's MACed HELLO
 * carries. The primary dials, the secondary listens. Frames of several services share a connection;
 * its loss alone never moves a service.
 *
 * <p>One rule binds every {@link org.msed.daemon.channel.FrameHandler}: the thread that reads a
 * link calls it, so whatever takes long there holds back every service of that link. A service that
 * needs to hold back its sender does so by a window of its own, not by blocking.
 */
package org.msed.daemon.channel;
