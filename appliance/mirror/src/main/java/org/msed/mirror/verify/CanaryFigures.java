package org.msed.mirror.verify;

/**
 * How fresh the last canary is that was seen to land.
 *
 * @param watched whether there is one to expect: a standby is attached, or this node is it
 * @param ageMillis since that one set out, or since the stream began; 0 when not watched
 * @param limitMillis from which age on it is stale
 * @param cause why it is stale; empty while it is fresh
 */
public record CanaryFigures(boolean watched, long ageMillis, long limitMillis, String cause) {

    /** None to expect. */
    public static final CanaryFigures NONE = new CanaryFigures(false, 0, 0, "");

    /** Whether one is expected and has not come. */
    public boolean stale() {
        return !cause.isEmpty();
    }
}
