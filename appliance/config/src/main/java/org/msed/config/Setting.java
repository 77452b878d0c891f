package org.msed.config;

/**
 * One key as it holds now, for the list that a daemon logs when it starts.
 *
 * @param file where it comes from, or would come from
 * @param key its spelling
 * @param value the text in the file, else the default; empty if there is neither
 * @param defaultText what would hold without the file
 * @param fromFile whether the file sets it
 */
public record Setting(String file, String key, String value, String defaultText, boolean fromFile) {
    /** One line: {@code failover.wait = 5 (default 10, from advance-config-...)}. */
    @Override
    public String toString() {
        String origin = fromFile ? "from " + file : "not in " + file;
        return key + " = " + value + " (default " + defaultText + ", " + origin + ")";
    }
}
