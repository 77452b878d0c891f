/**
 * How long clients notice a failover, beside keepalived in the same lab and run; and what the
 * daemon costs while nothing happens.
 */
package org.msed.bench.failover;
