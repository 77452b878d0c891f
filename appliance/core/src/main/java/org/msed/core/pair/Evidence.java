package org.msed.core.pair;

import java.util.Arrays;

/**
 * The numbers a decision compared, as ages in nanoseconds at the moment of the decision. −1 means
 * "never" or "not applicable".
 *
 * @param silentNanos since anything authentic arrived from the peer, or observation began anew
 * @param deadNanos the limit of silence, T_dead
 * @param authorityNanos what remained of promise or gateway authority; 0 when over
 * @param gatewayNanos since the sending of the last gateway probe that was answered
 * @param linkNanos since the last frame by link, in link order
 */
public record Evidence(
        long silentNanos,
        long deadNanos,
        long authorityNanos,
        long gatewayNanos,
        long[] linkNanos) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Evidence evidence
                && silentNanos == evidence.silentNanos
                && deadNanos == evidence.deadNanos
                && authorityNanos == evidence.authorityNanos
                && gatewayNanos == evidence.gatewayNanos
                && Arrays.equals(linkNanos, evidence.linkNanos);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(silentNanos) * 31 + Arrays.hashCode(linkNanos);
    }

    @Override
    public String toString() {
        return "silent="
                + silentNanos
                + " dead="
                + deadNanos
                + " authority="
                + authorityNanos
                + " gateway="
                + gatewayNanos
                + " links="
                + Arrays.toString(linkNanos);
    }
}
