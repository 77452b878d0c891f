package org.msed.config;

/**
 * How the two copies of a pair are checked.
 *
 * @param schedule when a verification begins by itself
 * @param repair whether that one copies what differs
 * @param bytesPerSecond limit of every verification; 0 for none
 * @param canaryMillis between two canaries
 */
public record VerifyConfig(
        WeeklyTime schedule, boolean repair, long bytesPerSecond, long canaryMillis) {}
