package org.msed.platform.icmp;

import java.net.InetAddress;

/**
 * An echo reply that arrived.
 *
 * @param from who answered
 * @param identifier as it was sent
 * @param sequence as it was sent
 * @param arrivalNanos {@link System#nanoTime()} when it was read
 */
public record EchoReply(InetAddress from, int identifier, int sequence, long arrivalNanos) {}
