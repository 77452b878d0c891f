/**
 * What the two nodes of a pair say to each other, as values and as bytes, and the rules of
 * freshness that keep replayed and forged frames out (ha-protocol 6, design D10, D20).
 */
package org.msed.core.wire;
