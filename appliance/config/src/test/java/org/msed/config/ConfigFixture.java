package org.msed.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The configuration of a valid primary with a cable, on disk, to be broken one key at a time. */
final class ConfigFixture {
    static final HostFacts HOST = HostFacts.of(Set.of("lo", "eth0", "eth1"), true);

    final Places places;
    final Map<String, String> base = new TreeMap<>();
    final Map<String, String> pair = new TreeMap<>();
    final Map<String, String> tuning = new TreeMap<>();
    final Map<String, Map<String, String>> datasets = new TreeMap<>();
    String pairFile = "advance-config-10.10.10.13.properties";

    ConfigFixture(Path root) {
        places = Places.of(Map.of("MSE_ETC", root.resolve("etc").toString()));
        base.putAll(
                Map.of(
                        "node.name", "mse1",
                        "ha.role", "Primary",
                        "hm.interface", "eth0",
                        "hm.address", "10.10.10.12",
                        "hm.netmask", "255.255.255.0",
                        "direct.interface", "eth1",
                        "direct.address", "192.168.255.1",
                        "direct.netmask", "255.255.255.252",
                        "gateway.address", "10.10.10.1",
                        "udi", "MSE-VA:V01:mse1_666f2046"));
        base.putAll(Map.of("vip.address", "10.10.10.11", "vip.netmask", "255.255.255.0"));
        pair.putAll(
                Map.of(
                        "pair.id", "mse1",
                        "failover.type", "Automatic",
                        "guard", "available",
                        "failover.wait", "1",
                        "vip.address", "10.10.10.11",
                        "vip.netmask", "255.255.255.0",
                        "peer.name", "mse2",
                        "peer.role", "Secondary",
                        "peer.hm.address", "10.10.10.13",
                        "peer.direct.address", "192.168.255.2"));
    }

    /** Turns the node into the secondary of the same pair. */
    ConfigFixture secondary() {
        base.putAll(
                Map.of(
                        "node.name", "mse2",
                        "ha.role", "Secondary",
                        "hm.address", "10.10.10.13",
                        "direct.address", "192.168.255.2"));
        base.remove("vip.address");
        base.remove("vip.netmask");
        pair.putAll(
                Map.of(
                        "peer.name", "mse1",
                        "peer.role", "Primary",
                        "peer.hm.address", "10.10.10.12",
                        "peer.direct.address", "192.168.255.1"));
        pairFile = "advance-config-10.10.10.12.properties";
        return this;
    }

    /** A dataset with a directory of its own, to be broken as well. */
    Map<String, String> dataset(String name, String path) {
        Map<String, String> values = new TreeMap<>(Map.of("path", path));
        datasets.put(name, values);
        return values;
    }

    Config load(HostFacts host) throws ConfigException {
        write();
        return ConfigLoader.load(places, host);
    }

    ConfigFixture write() {
        store("base-ha-config.properties", base);
        store(pairFile, pair);
        store("msed.properties", tuning);
        datasets.forEach((name, values) -> store("datasets.d/" + name + ".properties", values));
        return this;
    }

    void store(String name, Map<String, String> values) {
        String text =
                values.entrySet().stream()
                        .map(e -> e.getKey() + " = " + e.getValue() + "\n")
                        .collect(Collectors.joining());
        storeText(name, text);
    }

    void storeText(String name, String text) {
        try {
            Path file = places.etc().resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
