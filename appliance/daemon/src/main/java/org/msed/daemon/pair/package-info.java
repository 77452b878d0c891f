/** One pairing put together: what the effects of its machine do to the world. */
package org.msed.daemon.pair;
