/**
 * Data and applications as the loop sees them (design D16): begun by an effect, answered by an
 * event. Without datasets and applications the answer comes at once.
 */
package org.msed.daemon.service;
