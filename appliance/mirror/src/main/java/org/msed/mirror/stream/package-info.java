/**
 * The one ordered stream of a pair: from the holder's changes to the standby's directories, and the
 * answers back (design D10, D17).
 */
package org.msed.mirror.stream;
