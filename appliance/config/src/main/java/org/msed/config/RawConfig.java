package org.msed.config;

import java.util.List;

/**
 * All files of one node, not yet understood.
 *
 * @param base this node; no values if it was never set up
 * @param pairs one per peer, in the order of {@code instance.index} where it is given
 * @param tuning process settings, possibly none
 * @param branding product names, possibly none
 */
public record RawConfig(RawFile base, List<RawFile> pairs, RawFile tuning, RawFile branding) {
    /** Copies the list. */
    public RawConfig {
        pairs = List.copyOf(pairs);
    }
}
