/** What changed in a mirrored directory, as values and as bytes of the stream. */
package org.msed.mirror.change;
