/** Hours of load on a mirrored directory, and what the daemons of both nodes need meanwhile. */
package org.msed.bench.load;
