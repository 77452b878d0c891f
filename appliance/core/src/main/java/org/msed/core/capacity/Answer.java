package org.msed.core.capacity;

import java.util.List;

/**
 * What became of a claim.
 *
 * @param granted whether the pair has a slot now
 * @param inFavourOf when refused, the pair that has the slot, or that goes first; empty when
 *     granted
 * @param toldFull pairs that have no slot left from now on (C3), in order of rank
 */
public record Answer(boolean granted, String inFavourOf, List<String> toldFull) {

    /** Copies the list. */
    public Answer {
        toldFull = List.copyOf(toldFull);
    }

    static Answer grant(List<String> toldFull) {
        return new Answer(true, "", toldFull);
    }

    static Answer refuse(String inFavourOf) {
        return new Answer(false, inFavourOf, List.of());
    }
}
