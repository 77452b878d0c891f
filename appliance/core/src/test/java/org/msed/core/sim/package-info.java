/**
 * The simulator's world: nodes, network, disks, applications and clocks in virtual time, driving
 * the shipped {@link org.msed.core.pair.PairMachine}. Faults, invariants, schedules and scenarios
 * stand in the packages below. Nothing here reads a real clock or unseeded chance, so a seed names
 * a run exactly.
 */
package org.msed.core.sim;
