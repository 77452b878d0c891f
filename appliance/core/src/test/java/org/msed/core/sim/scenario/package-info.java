/** Named cases an operator can read: files under resources/scenarios, and what runs them. */
package org.msed.core.sim.scenario;
