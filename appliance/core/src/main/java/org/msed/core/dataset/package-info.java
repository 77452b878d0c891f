/**
 * What two nodes must agree on before a directory is mirrored, and which names stay out of it: pure
 * rules over facts that each node states of itself.
 */
package org.msed.core.dataset;
