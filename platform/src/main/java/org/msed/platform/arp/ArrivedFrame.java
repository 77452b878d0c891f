package org.msed.platform.arp;

/**
 * An ARP frame and when it came.
 *
 * @param frame what was heard
 * @param arrivalNanos {@link System#nanoTime()} when it was read
 */
public record ArrivedFrame(ArpFrame frame, long arrivalNanos) {}
