/** Faults: what can be done to a node of the lab, how it is done, and how it is healed. */
package org.msed.lab.fault;
