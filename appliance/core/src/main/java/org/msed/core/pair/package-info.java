/**
 * The pair machine: one pair's rules (ha-protocol 7 and 8) as a pure function from a state and an
 * event to a new state and the effects to carry out. Begin at {@link
 * org.msed.core.pair.PairMachine#step}; the rows are in {@link org.msed.core.pair.Row}, one class a
 * mode holds what that mode does with each event.
 */
package org.msed.core.pair;
