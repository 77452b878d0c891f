/**
 * Copies that lost an operator's choice of a source, kept for a while on this node's own disk so
 * that the choice can be undone (inventory B6-04, protocol row 14).
 */
package org.msed.mirror.aside;
