/**
 * One loop a pair (design D15): events in, the pure machine's step, effects out, one after the
 * other on one thread.
 */
package org.msed.daemon.loop;
