package org.msed.platform.clock;

/**
 * The three clocks at one moment, in nanoseconds; only differences between readings mean anything.
 *
 * @param monotonicNanos the clock of {@link System#nanoTime()}: neither set nor stepped, stands
 *     still while the machine is suspended
 * @param bootNanos as monotonic, but goes on while the machine is suspended
 * @param wallNanos since 1970, UTC; may jump either way
 */
public record Reading(long monotonicNanos, long bootNanos, long wallNanos) {}
