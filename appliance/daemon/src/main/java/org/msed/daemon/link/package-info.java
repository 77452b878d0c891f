/**
 * Heartbeat links: one UDP port on each configured interface, shared by all pairs of the node,
 * which are told apart by their pair id (design D5, D20).
 */
package org.msed.daemon.link;
