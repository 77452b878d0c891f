/**
 * The invariants of ha-protocol 3 as the outside sees them: who answers for the address, what is
 * durable, what left the node. Those that need data come with the mirror (I4, I5, I8, I16, I17).
 */
package org.msed.core.sim.invariants;
