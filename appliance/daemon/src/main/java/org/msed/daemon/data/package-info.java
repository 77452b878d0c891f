/** The mirrored data of a pair: the mirror as the loop orders it and as management sees it. */
package org.msed.daemon.data;
