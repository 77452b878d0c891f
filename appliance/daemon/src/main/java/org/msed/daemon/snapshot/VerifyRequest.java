package org.msed.daemon.snapshot;

/**
 * An order to compare the two copies of a pair while applications write.
 *
 * @param dataset only this one; empty for all of the pair
 * @param repair copy what differs to the standby
 * @param actor who, for the log
 */
public record VerifyRequest(String dataset, boolean repair, String actor) {}
