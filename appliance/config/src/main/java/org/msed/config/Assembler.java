package org.msed.config;

import java.net.Inet4Address;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** Makes the typed view from values that passed every check. */
final class Assembler {
    private final Values base;

    Assembler(Values base) {
        this.base = base;
    }

    NodeConfig node() {
        String direct = base.get(ConfigKey.DIRECT_INTERFACE, String.class);
        return new NodeConfig(
                base.get(ConfigKey.NODE_NAME, String.class),
                base.find(ConfigKey.DOMAIN_NAME, String.class),
                base.get(ConfigKey.HA_ROLE, HaRole.class),
                base.get(ConfigKey.RECOVERY_MODE, Boolean.class),
                new Nic(
                        base.get(ConfigKey.HM_INTERFACE, String.class),
                        base.prefix(ConfigKey.HM_ADDRESS, ConfigKey.HM_NETMASK).orElseThrow(),
                        mac(ConfigKey.HM_MAC)),
                base.prefix(ConfigKey.DIRECT_ADDRESS, ConfigKey.DIRECT_NETMASK)
                        .filter(p -> !direct.equals("none"))
                        .map(p -> new Nic(direct, p, mac(ConfigKey.DIRECT_MAC))),
                base.prefix(ConfigKey.VIP_ADDRESS, ConfigKey.VIP_NETMASK),
                base.find(ConfigKey.GATEWAY_ADDRESS, Inet4Address.class),
                base.names(ConfigKey.DNS_SERVERS),
                base.get(ConfigKey.TIME_ZONE, ZoneId.class),
                base.names(ConfigKey.NTP_SERVERS),
                base.get(ConfigKey.UDI, String.class));
    }

    private Optional<String> mac(ConfigKey key) {
        return base.find(key, String.class).map(m -> m.toLowerCase(Locale.ROOT));
    }

    PairConfig pair(Values pair) {
        int index = pair.get(ConfigKey.INSTANCE_INDEX, Integer.class);
        return new PairConfig(
                pair.get(ConfigKey.PAIR_ID, String.class),
                pair.get(ConfigKey.FAILOVER_TYPE, MoveType.class),
                pair.get(ConfigKey.FAILBACK_TYPE, MoveType.class),
                PairChecks.guardOf(pair),
                pair.get(ConfigKey.TAKEOVER_POLICY, TakeoverPolicy.class),
                pair.get(ConfigKey.REVERSE_MIRROR, ReverseMirror.class),
                times(pair),
                pair.get(ConfigKey.FLAP_MAX, Integer.class),
                pair.get(ConfigKey.RESUME_MAX, Integer.class),
                pair.get(ConfigKey.SELF_FENCE, Boolean.class),
                pair.get(ConfigKey.OS_SHUTDOWN_HANDOVER, Boolean.class),
                pair.get(ConfigKey.PAIR_PRIORITY, Integer.class),
                pair.prefix(ConfigKey.PAIR_VIP_ADDRESS, ConfigKey.PAIR_VIP_NETMASK).orElseThrow(),
                label(index),
                index,
                pair.get(ConfigKey.INSTANCE_DATABASE, InstanceDatabase.class),
                peer(pair));
    }

    /** One label per pair (ha-protocol C1): eth0:1 for the first, eth0:2 for the second. */
    private String label(int index) {
        String hm = base.get(ConfigKey.HM_INTERFACE, String.class);
        String first = base.find(ConfigKey.VIP_ALIAS, String.class).orElse(hm + ":1");
        if (index == 3) {
            return first;
        }
        return first.equals(hm + ":2") ? hm + ":1" : hm + ":2";
    }

    private static PeerConfig peer(Values pair) {
        return new PeerConfig(
                pair.get(ConfigKey.PEER_NAME, String.class),
                pair.get(ConfigKey.PEER_ROLE, HaRole.class),
                pair.get(ConfigKey.PEER_HM_ADDRESS, Inet4Address.class),
                pair.find(ConfigKey.PEER_DIRECT_ADDRESS, Inet4Address.class),
                pair.find(ConfigKey.PEER_UDI, String.class),
                pair.find(ConfigKey.PEER_VERSION, String.class),
                pair.find(ConfigKey.PEER_CERTIFICATE, String.class));
    }

    private static PairTimes times(Values pair) {
        long dead = pair.get(ConfigKey.FAILOVER_WAIT, Long.class);
        long beat = Math.min(500, PairTimes.promiseMillis(dead) / 5);
        return new PairTimes(
                dead,
                PairTimes.intervalMillis(
                        pair.find(ConfigKey.HEARTBEAT_INTERVAL, Long.class).orElse(beat), dead),
                pair.get(ConfigKey.FAILBACK_DWELL, Long.class),
                pair.get(ConfigKey.SETTLE_WAIT, Long.class),
                pair.find(ConfigKey.BOOT_WAIT, Long.class).orElse(Math.max(60_000, 2 * dead)),
                pair.get(ConfigKey.HANDOVER_WAIT, Long.class),
                pair.get(ConfigKey.GATEWAY_WAIT, Long.class),
                pair.get(ConfigKey.FLAP_WINDOW, Long.class),
                pair.get(ConfigKey.CLOCK_RATE_TOLERANCE, Double.class));
    }
}
