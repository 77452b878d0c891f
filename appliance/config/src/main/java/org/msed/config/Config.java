package org.msed.config;

import java.util.List;

/**
 * A configuration that passed every check. Immutable; a reload makes a new one.
 *
 * @param node this node
 * @param pairs its pairings in the order of their instance index: none, one, or two on a secondary
 * @param tuning settings of the process
 * @param branding the product as it is shown
 * @param settings every key with its value and origin; holds no secret
 */
public record Config(
        NodeConfig node,
        List<PairConfig> pairs,
        TuningConfig tuning,
        Branding branding,
        List<Setting> settings) {
    /** Copies the lists. */
    public Config {
        pairs = List.copyOf(pairs);
        settings = List.copyOf(settings);
    }

    /** Whether a pairing uses the cable: both ends have an address. */
    public boolean directConnect(PairConfig pair) {
        return node.direct().isPresent() && pair.peer().directAddress().isPresent();
    }
}
