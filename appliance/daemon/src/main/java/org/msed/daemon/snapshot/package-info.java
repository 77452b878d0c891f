/**
 * What the node shows to management: immutable values, published by the loops (design D11), and the
 * one interface through which management gives orders.
 */
package org.msed.daemon.snapshot;
