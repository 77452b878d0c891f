/** The words of the pair protocol: roles, epochs, modes, displayed states, reasons, blockers. */
package org.msed.core.state;
