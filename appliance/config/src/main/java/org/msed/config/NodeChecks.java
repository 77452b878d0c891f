package org.msed.config;

import java.net.Inet4Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must hold between the pairs of one node (inventory A2-02, A15-04, A16). */
final class NodeChecks {
    private final Values base;
    private final List<Values> pairs;

    NodeChecks(Values base, List<Values> pairs) {
        this.base = base;
        this.pairs = pairs;
    }

    void run() {
        int most =
                base.find(ConfigKey.HA_ROLE, HaRole.class).orElse(HaRole.PRIMARY) == HaRole.PRIMARY
                        ? 1
                        : 2;
        pairs.stream()
                .skip(most)
                .forEach(
                        extra ->
                                extra.problem(
                                        ConfigKey.PEER_HM_ADDRESS,
                                        "absent: this node has "
                                                + most
                                                + " peer(s) already, "
                                                + "a primary has one, a secondary at most two"));
        for (ConfigKey key :
                new ConfigKey[] {
                    ConfigKey.PAIR_ID, ConfigKey.PAIR_VIP_ADDRESS, ConfigKey.INSTANCE_INDEX
                }) {
            distinct(key);
        }
        pairs.forEach(this::fileNamesThePeer);
        if (pairs.size() > 1) {
            pairs.stream()
                    .filter(p -> p.find(ConfigKey.PEER_DIRECT_ADDRESS, Object.class).isPresent())
                    .forEach(
                            p ->
                                    p.problem(
                                            ConfigKey.PEER_DIRECT_ADDRESS,
                                            "absent: direct connect does not apply to two pairs"));
        }
    }

    private void distinct(ConfigKey key) {
        Map<Object, String> seen = new HashMap<>();
        for (Values pair : pairs) {
            pair.find(key, Object.class)
                    .map(value -> seen.putIfAbsent(value, pair.name()))
                    .ifPresent(other -> pair.problem(key, "another value than in " + other));
        }
    }

    private void fileNamesThePeer(Values pair) {
        pair.find(ConfigKey.PEER_HM_ADDRESS, Inet4Address.class)
                .map(a -> "advance-config-" + a.getHostAddress() + ".properties")
                .filter(name -> !name.equals(pair.name()))
                .ifPresent(
                        name ->
                                pair.problem(
                                        ConfigKey.PEER_HM_ADDRESS, "the one in the file's name"));
    }
}
