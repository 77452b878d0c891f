/**
 * The applications of a pair, started, watched, started again and stopped in one order (design D13,
 * D15). {@link org.msed.daemon.application.Agent} is what every kind of application implements.
 */
package org.msed.daemon.application;
