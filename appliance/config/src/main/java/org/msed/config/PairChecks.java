package org.msed.config;

import java.net.Inet4Address;
import java.util.Optional;

/** What must hold between a pair's keys, and between them and this node's. */
final class PairChecks {
    private final Values pair;
    private final Values base;
    private final HostFacts host;

    PairChecks(Values pair, Values base, HostFacts host) {
        this.pair = pair;
        this.base = base;
        this.host = host;
    }

    void run() {
        guard();
        policy();
        times();
        names();
        addresses();
    }

    private void notAvailable(ConfigKey key, String allowed) {
        pair.problem(key, allowed + "; this one is not available in this version");
    }

    /** Default of the guard when the key is absent (design 5, ha-protocol 4). */
    static Guard guardOf(Values pair) {
        boolean automatic =
                pair.find(ConfigKey.FAILOVER_TYPE, MoveType.class)
                        .filter(t -> t == MoveType.AUTOMATIC)
                        .isPresent();
        return pair.find(ConfigKey.GUARD, Guard.class)
                .orElse(automatic ? Guard.AVAILABLE : Guard.MANUAL);
    }

    private void guard() {
        if (pair.find(ConfigKey.SELF_FENCE, Boolean.class).orElse(false)) {
            notAvailable(ConfigKey.SELF_FENCE, "false");
        }
        Guard guard = guardOf(pair);
        Optional<MoveType> failover = pair.find(ConfigKey.FAILOVER_TYPE, MoveType.class);
        if (!guard.inThisVersion()) {
            notAvailable(ConfigKey.GUARD, "guarded or available");
        } else if (failover.isPresent()
                && failover.get() == MoveType.MANUAL
                && guard != Guard.MANUAL) {
            pair.problem(ConfigKey.GUARD, "absent or manual with failover.type Manual");
        } else if (failover.isPresent()
                && failover.get() == MoveType.AUTOMATIC
                && guard == Guard.MANUAL) {
            pair.problem(
                    ConfigKey.GUARD,
                    "guarded or available with failover.type Automatic (manual belongs to Manual)");
        } else if (guard == Guard.AVAILABLE
                && base.find(ConfigKey.GATEWAY_ADDRESS, Inet4Address.class).isEmpty()) {
            pair.problem(
                    ConfigKey.GUARD,
                    "guarded or manual, or "
                            + base.name()
                            + " must set gateway.address, which guard available asks");
        }
    }

    /** 7.8: a takeover without the token needs a holder whose authority ends by itself. */
    private void policy() {
        Guard guard = guardOf(pair);
        boolean consistent =
                pair.find(ConfigKey.TAKEOVER_POLICY, TakeoverPolicy.class)
                        .filter(p -> p == TakeoverPolicy.CONSISTENT)
                        .isPresent();
        if (consistent && guard != Guard.AVAILABLE) {
            pair.problem(
                    ConfigKey.TAKEOVER_POLICY,
                    "IN_SYNC_ONLY or NEVER with guard "
                            + guard.text()
                            + ", whose holder may serve for ever, so that two nodes would; CONSISTENT"
                            + " needs guard=available and a gateway.address");
        }
    }

    private void times() {
        Optional<Long> wait = pair.find(ConfigKey.FAILOVER_WAIT, Long.class);
        if (wait.isEmpty()) {
            return;
        }
        long dead = wait.get();
        long shortest = shortestWait();
        double rho = pair.find(ConfigKey.CLOCK_RATE_TOLERANCE, Double.class).orElse(0.01);
        if (dead < shortest || dead > 300_000) {
            pair.problem(
                    ConfigKey.FAILOVER_WAIT,
                    Durations.print(shortest)
                            + " to 300 s"
                            + (host.filterLease() ? "" : " (1 s with the filter lease)"));
        } else if (!PairTimes.leaseEndsBeforeTakeover(dead, rho, host.filterLease())) {
            pair.problem(
                    ConfigKey.FAILOVER_WAIT,
                    "long enough for condition C: T_promise/(1-rho) + T_drop < T_dead/(1+rho)");
        }
        pair.find(ConfigKey.HEARTBEAT_INTERVAL, Long.class)
                .filter(beat -> beat > dead / 3)
                .ifPresent(
                        beat ->
                                pair.problem(
                                        ConfigKey.HEARTBEAT_INTERVAL,
                                        "20 ms to "
                                                + Durations.print(dead / 3)
                                                + " with failover.wait "
                                                + Durations.printSeconds(dead)));
        pair.find(ConfigKey.BOOT_WAIT, Long.class)
                .filter(boot -> boot <= dead)
                .ifPresent(
                        boot ->
                                pair.problem(
                                        ConfigKey.BOOT_WAIT,
                                        "longer than failover.wait, at most 600 s"));
    }

    private long shortestWait() {
        if (!host.filterLease()) {
            return 5_000;
        }
        return guardOf(pair) == Guard.AVAILABLE ? 300 : 1_000;
    }

    private void names() {
        Optional<HaRole> mine = base.find(ConfigKey.HA_ROLE, HaRole.class);
        Optional<HaRole> theirs = pair.find(ConfigKey.PEER_ROLE, HaRole.class);
        if (mine.isPresent() && mine.equals(theirs)) {
            pair.problem(ConfigKey.PEER_ROLE, "the other role than ha.role " + mine.get().text());
        }
        Optional<String> own = base.find(ConfigKey.NODE_NAME, String.class);
        Optional<String> peer = pair.find(ConfigKey.PEER_NAME, String.class);
        if (own.isPresent() && own.equals(peer)) {
            pair.problem(ConfigKey.PEER_NAME, "another name than node.name");
        }
        Optional<String> primary = mine.filter(r -> r == HaRole.PRIMARY).isPresent() ? own : peer;
        primary.filter(name -> pair.find(ConfigKey.PAIR_ID, String.class).isPresent())
                .filter(name -> !name.equals(pair.get(ConfigKey.PAIR_ID, String.class)))
                .ifPresent(name -> pair.problem(ConfigKey.PAIR_ID, "the primary's name, " + name));
    }

    private void addresses() {
        Optional<Ip4Prefix> hm = base.prefix(ConfigKey.HM_ADDRESS, ConfigKey.HM_NETMASK);
        Optional<Ip4Prefix> vip =
                pair.prefix(ConfigKey.PAIR_VIP_ADDRESS, ConfigKey.PAIR_VIP_NETMASK);
        Optional<Inet4Address> peer = pair.find(ConfigKey.PEER_HM_ADDRESS, Inet4Address.class);
        vip.ifPresent(
                v ->
                        hm.ifPresent(
                                h ->
                                        BaseChecks.vipAgainstHm(
                                                pair, ConfigKey.PAIR_VIP_ADDRESS, v, h)));
        Optional<Ip4Prefix> own = base.prefix(ConfigKey.VIP_ADDRESS, ConfigKey.VIP_NETMASK);
        if (own.isPresent() && vip.isPresent() && !own.equals(vip)) {
            pair.problem(
                    ConfigKey.PAIR_VIP_ADDRESS,
                    "that of "
                            + base.name()
                            + ": "
                            + own.get().addressText()
                            + " "
                            + own.get().netmask());
        }
        peer.ifPresent(p -> peerAddress(p, hm, vip));
        pair.find(ConfigKey.PEER_DIRECT_ADDRESS, Inet4Address.class).ifPresent(this::directAddress);
    }

    private void peerAddress(Inet4Address peer, Optional<Ip4Prefix> hm, Optional<Ip4Prefix> vip) {
        if (hm.isPresent() && (!hm.get().contains(peer) || peer.equals(hm.get().address()))) {
            pair.problem(
                    ConfigKey.PEER_HM_ADDRESS,
                    "another address in the subnet of hm.address " + hm.get().addressText());
        } else if (vip.isPresent() && vip.get().address().equals(peer)) {
            pair.problem(ConfigKey.PEER_HM_ADDRESS, "another address than vip.address");
        }
    }

    private void directAddress(Inet4Address peer) {
        boolean cable =
                base.find(ConfigKey.DIRECT_INTERFACE, String.class)
                        .filter(n -> !n.equals("none"))
                        .isPresent();
        Optional<Ip4Prefix> mine = base.prefix(ConfigKey.DIRECT_ADDRESS, ConfigKey.DIRECT_NETMASK);
        if (!cable) {
            pair.problem(ConfigKey.PEER_DIRECT_ADDRESS, "absent, since direct.interface is none");
        } else if (mine.isPresent()
                && (!mine.get().contains(peer) || mine.get().address().equals(peer))) {
            pair.problem(
                    ConfigKey.PEER_DIRECT_ADDRESS,
                    "another address in the subnet of direct.address " + mine.get().addressText());
        }
    }
}
