/** The slots that the pairs of one node share: the only thing they share (ha-protocol 9). */
package org.msed.daemon.capacity;
