/** How fast the simulator runs schedules of sixty virtual seconds. */
package org.msed.bench.simulator;
