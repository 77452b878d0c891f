/**
 * The mirror of a pair in virtual time: what the core's effects on data are carried out by, under
 * the rules that {@link org.msed.core.pair.Effect} states.
 */
package org.msed.core.sim.mirror;
