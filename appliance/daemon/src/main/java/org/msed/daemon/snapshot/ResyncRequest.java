package org.msed.daemon.snapshot;

/**
 * An order to bring the two copies of a pair together.
 *
 * @param dataset only this one; empty for all of the pair
 * @param full compare everything, not only what is known to be suspicious
 * @param source name of the node whose copy is taken; empty for the node that serves
 * @param actor who, for the event
 */
public record ResyncRequest(String dataset, boolean full, String source, String actor) {}
