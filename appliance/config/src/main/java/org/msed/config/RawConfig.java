package org.msed.config;

import java.util.List;

/**
 * All files of one node, not yet understood.
 *
 * @param base this node; no values if it was never set up
 * @param pairs one per peer, in the order of {@code instance.index} where it is given
 * @param datasets one per mirrored directory, by name
 * @param tuning process settings, possibly none
 * @param branding product names, possibly none
 */
public record RawConfig(
        RawFile base,
        List<RawFile> pairs,
        List<RawFile> datasets,
        RawFile tuning,
        RawFile branding) {
    /** Copies the lists. */
    public RawConfig {
        pairs = List.copyOf(pairs);
        datasets = List.copyOf(datasets);
    }
}
