package org.msed.daemon.loop;

import org.msed.core.pair.PairState;

/**
 * What a loop lets others see (design D11). Immutable.
 *
 * @param state of the machine after the last event
 * @param shownSinceWallMillis when the displayed state became what it is, by the wall clock then
 */
public record Published(PairState state, long shownSinceWallMillis) {}
