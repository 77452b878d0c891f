/** The three clocks of ha-protocol R17 and R18, read together. */
package org.msed.platform.clock;
