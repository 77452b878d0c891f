/**
 * Namespaces, cables and disks: how the machines of a lab exist on this one (design D19). Knows
 * nothing of msed but where its program is.
 */
package org.msed.lab.space;
