/** How many pairs one secondary serves at once, and which goes first (ha-protocol 9, C1 to C6). */
package org.msed.core.capacity;
