/**
 * Seeded schedules: faults for a while, then a pair that must settle; many of them, and for hours.
 */
package org.msed.core.sim.run;
