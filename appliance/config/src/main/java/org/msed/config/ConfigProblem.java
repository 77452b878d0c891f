package org.msed.config;

/**
 * One thing wrong with the configuration.
 *
 * @param file name of the file inside {@code MSE_ETC}, or the path of an answers file
 * @param key the key, as spelled in the file
 * @param value the offending value; empty if it is missing
 * @param allowed what would be right: range, list, or the relation to another key
 * @param command what an operator does about it
 */
public record ConfigProblem(String file, String key, String value, String allowed, String command) {
    /** All of it on one line. */
    @Override
    public String toString() {
        String got = value.isEmpty() ? "is missing" : "got " + value;
        return file + ": " + key + " must be " + allowed + ", " + got + " (mend: " + command + ")";
    }
}
