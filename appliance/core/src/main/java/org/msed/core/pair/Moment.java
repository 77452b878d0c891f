package org.msed.core.pair;

/**
 * The node's three clocks, read together. Decisions use the monotonic one alone (I12); the other
 * two only show that a machine was frozen (rule R18).
 *
 * @param nanos monotonic clock
 * @param bootNanos clock that also counts suspended time
 * @param wallNanos wall clock
 */
public record Moment(long nanos, long bootNanos, long wallNanos) {

    /** A moment on which all three clocks agree. */
    public static Moment of(long nanos) {
        return new Moment(nanos, nanos, nanos);
    }
}
