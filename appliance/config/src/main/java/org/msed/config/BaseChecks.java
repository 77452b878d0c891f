package org.msed.config;

import java.net.Inet4Address;
import java.util.Optional;

/** What must hold between the keys of this node (inventory A2, A6). */
final class BaseChecks {
    private final Values base;
    private final HostFacts host;

    BaseChecks(Values base, HostFacts host) {
        this.base = base;
        this.host = host;
    }

    void run() {
        interfaceExists(ConfigKey.HM_INTERFACE);
        Optional<Ip4Prefix> hm = base.prefix(ConfigKey.HM_ADDRESS, ConfigKey.HM_NETMASK);
        hm.filter(p -> !p.isHost()).ifPresent(p -> notAHost(ConfigKey.HM_ADDRESS, p));
        directConnect(hm);
        base.find(ConfigKey.HA_ROLE, HaRole.class).ifPresent(role -> virtualAddress(role, hm));
        alias();
        gateway(hm);
    }

    private void notAHost(ConfigKey key, Ip4Prefix prefix) {
        base.problem(key, "an address for a host in its subnet " + prefix.netmask());
    }

    private void interfaceExists(ConfigKey key) {
        Optional<String> name = base.find(key, String.class);
        host.interfaces()
                .filter(all -> name.isPresent() && !all.contains(name.get()))
                .ifPresent(
                        all ->
                                base.problem(
                                        key,
                                        "an interface of this machine: "
                                                + String.join(
                                                        ", ", all.stream().sorted().toList())));
    }

    private void directConnect(Optional<Ip4Prefix> hm) {
        String name = base.find(ConfigKey.DIRECT_INTERFACE, String.class).orElse("none");
        if (name.equals("none")) {
            return;
        }
        interfaceExists(ConfigKey.DIRECT_INTERFACE);
        if (base.find(ConfigKey.HM_INTERFACE, String.class).filter(name::equals).isPresent()) {
            base.problem(
                    ConfigKey.DIRECT_INTERFACE, "none, or another interface than hm.interface");
        }
        for (ConfigKey key : new ConfigKey[] {ConfigKey.DIRECT_ADDRESS, ConfigKey.DIRECT_NETMASK}) {
            if (base.find(key, Object.class).isEmpty()) {
                base.problem(key, key.allowed() + ", since direct.interface is " + name);
            }
        }
        Optional<Ip4Prefix> direct =
                base.prefix(ConfigKey.DIRECT_ADDRESS, ConfigKey.DIRECT_NETMASK);
        direct.filter(d -> hm.filter(h -> h.contains(d.address())).isPresent())
                .ifPresent(
                        d ->
                                base.problem(
                                        ConfigKey.DIRECT_ADDRESS,
                                        "outside of the subnet of hm.address, or replies would"
                                                + " leave by the wrong interface"));
        direct.filter(d -> !d.isHost()).ifPresent(d -> notAHost(ConfigKey.DIRECT_ADDRESS, d));
    }

    private void virtualAddress(HaRole role, Optional<Ip4Prefix> hm) {
        if (role == HaRole.SECONDARY) {
            base.find(ConfigKey.VIP_ADDRESS, Inet4Address.class)
                    .ifPresent(vip -> base.problem(ConfigKey.VIP_ADDRESS, "absent on a secondary"));
            return;
        }
        for (ConfigKey key : new ConfigKey[] {ConfigKey.VIP_ADDRESS, ConfigKey.VIP_NETMASK}) {
            if (base.find(key, Object.class).isEmpty()) {
                base.problem(key, key.allowed() + ", since ha.role is Primary");
            }
        }
        base.prefix(ConfigKey.VIP_ADDRESS, ConfigKey.VIP_NETMASK)
                .ifPresent(
                        vip ->
                                hm.ifPresent(
                                        h -> vipAgainstHm(base, ConfigKey.VIP_ADDRESS, vip, h)));
    }

    /** Inventory A2-04 and A2-05, for the address of the node and for that of a pair. */
    static void vipAgainstHm(Values file, ConfigKey key, Ip4Prefix vip, Ip4Prefix hm) {
        if (vip.address().equals(hm.address())) {
            file.problem(key, "another address than hm.address " + hm.addressText());
        } else if (!vip.sameSubnet(hm)) {
            file.problem(
                    key,
                    "in the subnet of hm.address "
                            + hm.addressText()
                            + " with the same mask "
                            + hm.netmask());
        } else if (!vip.isHost()) {
            file.problem(key, "an address for a host in its subnet " + vip.netmask());
        }
    }

    private void alias() {
        Optional<String> hm = base.find(ConfigKey.HM_INTERFACE, String.class);
        base.find(ConfigKey.VIP_ALIAS, String.class)
                .filter(a -> a.length() > 15 || hm.filter(n -> a.startsWith(n + ":")).isEmpty())
                .ifPresent(a -> base.problem(ConfigKey.VIP_ALIAS, ConfigKey.VIP_ALIAS.allowed()));
    }

    private void gateway(Optional<Ip4Prefix> hm) {
        Optional<Inet4Address> gateway = base.find(ConfigKey.GATEWAY_ADDRESS, Inet4Address.class);
        if (gateway.isEmpty() || hm.isEmpty()) {
            return;
        }
        if (!hm.get().contains(gateway.get()) || gateway.get().equals(hm.get().address())) {
            base.problem(
                    ConfigKey.GATEWAY_ADDRESS,
                    "another address in the subnet of hm.address " + hm.get().addressText());
        }
    }
}
