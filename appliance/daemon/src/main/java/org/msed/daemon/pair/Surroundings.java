package org.msed.daemon.pair;

import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import org.msed.config.Config;
import org.msed.config.Places;
import org.msed.daemon.capacity.SlotDesk;
import org.msed.daemon.channel.NodeKey;

/**
 * What the pairs of a node have in common.
 *
 * @param places where the program and its files are
 * @param config of the node
 * @param publicInterface name of the interface of health monitor and virtual addresses
 * @param publicMac its MAC, 48 bits; 0 when unknown
 * @param filterLease whether nf_tables answers
 * @param version of msed
 * @param later sends what is due later; nothing on it blocks
 * @param slots the node's slots
 * @param key this node's for the pair channel
 */
public record Surroundings(
        Places places,
        Config config,
        String publicInterface,
        long publicMac,
        boolean filterLease,
        String version,
        ScheduledExecutorService later,
        SlotDesk slots,
        NodeKey key) {

    /**
     * Files of one pair.
     *
     * @param record its record; other files of the pair stand beside it
     * @param secret its 32 secret bytes
     */
    public record PairFiles(Path record, byte[] secret) {}
}
