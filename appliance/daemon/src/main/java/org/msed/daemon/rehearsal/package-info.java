/**
 * Takeovers without effects, made at the start so that the real one does not run cold (design D4).
 */
package org.msed.daemon.rehearsal;
