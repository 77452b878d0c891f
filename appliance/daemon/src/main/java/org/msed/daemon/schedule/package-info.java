/**
 * What may be a minute late (design D6), by Quartz: opening of links, statistics, alarms,
 * verifications. Never the beats.
 */
package org.msed.daemon.schedule;
