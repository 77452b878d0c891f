/**
 * What a pair keeps on disk: the two-slot record, without which nothing may be done, and the event
 * file, which may be full or broken without stopping anything.
 */
package org.msed.daemon.record;
