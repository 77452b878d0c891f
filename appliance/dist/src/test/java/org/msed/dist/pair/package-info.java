/** Two real daemons of the runnable tree in a lab, and what they do when things fail. */
package org.msed.dist.pair;
