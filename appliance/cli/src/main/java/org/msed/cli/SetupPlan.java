package org.msed.cli;

import java.net.Inet4Address;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.msed.config.Answers;
import org.msed.config.Config;
import org.msed.config.ConfigException;
import org.msed.config.ConfigKey;
import org.msed.config.ConfigLoader;
import org.msed.config.ConfigProblem;
import org.msed.config.HaRole;
import org.msed.config.HostFacts;
import org.msed.config.Ip4;
import org.msed.config.PairSecret;
import org.msed.config.Places;
import org.msed.config.PolicyWarnings;
import org.msed.config.RawConfig;
import org.msed.config.RawFile;
import org.msed.config.Scope;

/**
 * Lays answers over the saved configuration, and checks the result as a whole before anything is
 * written.
 */
final class SetupPlan {
    private static final int FIRST_INSTANCE = 3;

    private final Places places;
    private final HostFacts host;
    private final boolean running;
    private final List<ConfigProblem> problems = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();

    /**
     * @param host what checks need to know of this machine
     * @param running whether the daemon answers; the role must then stay
     */
    SetupPlan(Places places, HostFacts host, boolean running) {
        this.places = places;
        this.host = host;
        this.running = running;
    }

    /**
     * Works out what is to be written.
     *
     * @throws ConfigException naming every problem
     */
    SetupResult with(Answers answers) throws ConfigException {
        RawConfig saved = ConfigLoader.read(places, problems);
        RawFile base = base(saved, answers);
        Optional<RawFile> pair = pair(saved, answers, role(base));
        List<RawFile> pairs = new ArrayList<>(saved.pairs());
        pair.ifPresent(p -> pairs.removeIf(old -> old.name().equals(p.name())));
        pair.ifPresent(pairs::add);
        roleMayChange(saved, base);
        note(saved.base(), base);
        pair.ifPresent(p -> note(named(saved, p.name()), p));
        Optional<Inet4Address> peer = pair.flatMap(SetupPlan::peer);
        Optional<byte[]> secret = peer.flatMap(p -> secret(p, answers));
        Config understood =
                ConfigLoader.understand(
                        new RawConfig(
                                base, pairs, saved.datasets(), saved.tuning(), saved.branding()),
                        host,
                        problems);
        boolean record = peer.isPresent() && isNew(saved, pair) && !recordExists(peer);
        if (record) {
            changes.add("record of the pair: made, the token is with the primary");
        }
        return new SetupResult(
                places,
                role(base),
                base,
                pair,
                peer,
                secret,
                record,
                changes,
                warnings(understood));
    }

    private static List<String> warnings(Config config) {
        return config.pairs().stream().flatMap(p -> PolicyWarnings.of(p).stream()).toList();
    }

    /**
     * A record is made with a new pairing only. One that is lost later must not come back with a
     * token in it (row 2): that is for an operator to decide.
     */
    private static boolean isNew(RawConfig saved, Optional<RawFile> pair) {
        return pair.filter(p -> named(saved, p.name()).values().isEmpty()).isPresent();
    }

    private boolean recordExists(Optional<Inet4Address> peer) {
        return peer.filter(p -> Files.exists(places.recordFile(p))).isPresent();
    }

    private RawFile base(RawConfig saved, Answers answers) {
        Map<ConfigKey, String> values = new EnumMap<>(ConfigKey.class);
        values.putAll(saved.base().values());
        values.putAll(answers.of(Scope.BASE));
        if (HaRole.SECONDARY.text().equals(values.get(ConfigKey.HA_ROLE))) {
            values.remove(ConfigKey.VIP_ADDRESS);
            values.remove(ConfigKey.VIP_NETMASK);
        }
        String name =
                values.getOrDefault(
                        ConfigKey.NODE_NAME, ConfigKey.NODE_NAME.defaultValue().orElseThrow());
        values.computeIfAbsent(
                ConfigKey.UDI,
                key ->
                        brand(saved, ConfigKey.PRODUCT_PID)
                                + ":"
                                + brand(saved, ConfigKey.HARDWARE_VERSION)
                                + ":"
                                + name
                                + "_"
                                + UUID.randomUUID());
        return new RawFile(saved.base().name(), values);
    }

    private static String brand(RawConfig saved, ConfigKey key) {
        return saved.branding().get(key).orElse(key.defaultValue().orElseThrow());
    }

    private static HaRole role(RawFile base) {
        return base.get(ConfigKey.HA_ROLE)
                .filter(HaRole.SECONDARY.text()::equalsIgnoreCase)
                .map(text -> HaRole.SECONDARY)
                .orElse(HaRole.PRIMARY);
    }

    /** Inventory A6-20: not while the services run, nor while a peer is paired. */
    private void roleMayChange(RawConfig saved, RawFile base) {
        boolean changes = !saved.base().values().isEmpty() && role(saved.base()) != role(base);
        if (changes && (running || !saved.pairs().isEmpty())) {
            problems.add(
                    new ConfigProblem(
                            base.name(),
                            ConfigKey.HA_ROLE.key(),
                            role(base).text(),
                            role(saved.base()).text()
                                    + " while the daemon runs or a peer is paired",
                            "init.d/msed stop, remove the pair, then setup/setup.sh"));
        }
    }

    private Optional<RawFile> pair(RawConfig saved, Answers answers, HaRole role) {
        Map<ConfigKey, String> given = answers.of(Scope.ADVANCE);
        boolean vipOnly =
                given.keySet().stream()
                        .allMatch(k -> ConfigKey.find(Scope.BASE, k.key()).isPresent());
        if (vipOnly && answers.of(Scope.SECRET).isEmpty()) {
            return Optional.empty();
        }
        String peer = given.get(ConfigKey.PEER_HM_ADDRESS);
        if (peer == null) {
            problems.add(
                    new ConfigProblem(
                            "answers",
                            ConfigKey.PEER_HM_ADDRESS.key(),
                            "",
                            "given with the other keys of a pair",
                            Scope.ADVANCE.mendingCommand()));
            return Optional.empty();
        }
        RawFile old = named(saved, String.valueOf(places.pairFile(Ip4.parse(peer)).getFileName()));
        Map<ConfigKey, String> values = new EnumMap<>(ConfigKey.class);
        values.putAll(old.values());
        values.putAll(given);
        int number = role == HaRole.SECONDARY ? freeInstance(saved, old.name()) : FIRST_INSTANCE;
        values.putIfAbsent(ConfigKey.INSTANCE_INDEX, Integer.toString(number));
        // Both nodes must run the same version (inventory A2-08), so this is the peer's as well.
        String version = Version.text();
        if (ConfigKey.PEER_VERSION.accepts(version)) {
            values.putIfAbsent(ConfigKey.PEER_VERSION, version);
        }
        return Optional.of(new RawFile(old.name(), values));
    }

    private static int freeInstance(RawConfig saved, String except) {
        int number = FIRST_INSTANCE;
        for (RawFile pair : saved.pairs()) {
            String taken = pair.get(ConfigKey.INSTANCE_INDEX).orElse("");
            if (!pair.name().equals(except) && taken.equals(Integer.toString(number))) {
                number++;
            }
        }
        return number;
    }

    private static RawFile named(RawConfig saved, String name) {
        return saved.pairs().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElse(new RawFile(name, Map.of()));
    }

    private static Optional<Inet4Address> peer(RawFile pair) {
        return pair.get(ConfigKey.PEER_HM_ADDRESS).map(Ip4::parse);
    }

    /** The secret to write; empty when the saved one stays. */
    private Optional<byte[]> secret(Inet4Address peer, Answers answers) {
        Optional<byte[]> given =
                Optional.ofNullable(answers.of(Scope.SECRET).get(ConfigKey.PAIR_SECRET))
                        .map(HexFormat.of()::parseHex);
        Optional<byte[]> old = Optional.empty();
        if (Files.exists(places.secretFile(peer))) {
            try {
                old = Optional.of(PairSecret.read(places.secretFile(peer)));
            } catch (ConfigException e) {
                if (given.isEmpty()) {
                    problems.addAll(e.problems());
                }
            }
        } else if (given.isEmpty()) {
            problems.add(
                    new ConfigProblem(
                            "answers",
                            ConfigKey.PAIR_SECRET.key(),
                            "",
                            ConfigKey.PAIR_SECRET.allowed() + ", the same on both nodes",
                            Scope.SECRET.mendingCommand()));
        }
        byte[] saved = old.orElse(new byte[0]);
        Optional<byte[]> changed = given.filter(g -> !Arrays.equals(g, saved));
        changed.ifPresent(c -> changes.add("secret of the pair: set"));
        return changed;
    }

    private void note(RawFile old, RawFile now) {
        for (ConfigKey key : ConfigKey.values()) {
            Optional<String> before = old.get(key).map(t -> key.accepts(t) ? key.canonical(t) : t);
            Optional<String> after = now.get(key).map(t -> key.accepts(t) ? key.canonical(t) : t);
            if (!before.equals(after)) {
                changes.add(
                        now.name()
                                + ": "
                                + key.key()
                                + " = "
                                + after.orElse("")
                                + before.map(b -> " (was " + b + ")").orElse(""));
            }
        }
    }
}
