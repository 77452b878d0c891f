/**
 * What can go wrong, one class each; {@link org.msed.core.sim.faults.Faults#ALL} lists them and
 * docs/faults.md is printed from it.
 */
package org.msed.core.sim.faults;
