package org.msed.mirror.verify;

/**
 * What is to be verified.
 *
 * @param dataset number of the only one; −1 for all
 * @param repair whether differences are to be copied to the standby
 * @param bytesPerSecond content that is compared at most; 0 for no limit. While applications write
 *     it gives way to them in any case
 */
public record VerifyOrder(int dataset, boolean repair, long bytesPerSecond) {}
