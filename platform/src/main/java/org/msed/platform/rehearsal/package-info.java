/**
 * Warming up what a takeover does, since it happens rarely and must be quick the first time (design
 * D4).
 */
package org.msed.platform.rehearsal;
