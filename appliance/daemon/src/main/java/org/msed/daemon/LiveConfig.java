package org.msed.daemon;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.msed.config.Config;
import org.msed.config.ConfigException;
import org.msed.config.ConfigKey;
import org.msed.config.ConfigLoader;
import org.msed.config.DatasetConfig;
import org.msed.config.Datasets;
import org.msed.config.Directories;
import org.msed.config.HostFacts;
import org.msed.config.MountPoint;
import org.msed.config.Places;
import org.msed.config.PolicyWarnings;
import org.msed.config.Setting;
import org.msed.config.TuningConfig;
import org.msed.daemon.address.Hardware;
import org.msed.daemon.management.DatasetStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration that holds, and what a reload may change of it: the level of the log. All else
 * is fixed for the life of a pair machine, and said to be so.
 */
final class LiveConfig implements DatasetStore {

    private static final Logger LOG = LoggerFactory.getLogger(LiveConfig.class);

    private final Places places;
    private final Hardware hardware;
    private final boolean filterLease;
    private volatile Config current;

    LiveConfig(Places places, Config config, Hardware hardware, boolean filterLease) {
        this.places = places;
        this.current = config;
        this.hardware = hardware;
        this.filterLease = filterLease;
    }

    Config current() {
        return current;
    }

    /** Reads, checks and applies; one sentence a change. */
    synchronized List<String> reload() throws ConfigException {
        Config read = ConfigLoader.load(places, facts());
        List<String> changes = changes(current.settings(), read.settings());
        TuningConfig running = current.tuning();
        current =
                new Config(
                        current.node(),
                        current.pairs(),
                        current.datasets(),
                        new TuningConfig(
                                running.heartbeatPort(),
                                running.capacity(),
                                read.tuning().logLevel(),
                                running.aside(),
                                running.verify()),
                        current.branding(),
                        running(current.settings(), read.settings()));
        applyLogLevel();
        changes.forEach(change -> LOG.info("reload: {}", change));
        List<String> told = new ArrayList<>(changes);
        read.pairs().forEach(pair -> told.addAll(PolicyWarnings.of(pair)));
        return told;
    }

    @Override
    public List<DatasetConfig> saved() throws ConfigException {
        return ConfigLoader.load(places, HostFacts.unknown()).datasets();
    }

    @Override
    public synchronized List<String> add(String name, Map<ConfigKey, String> values)
            throws ConfigException, IOException {
        Datasets.add(places, facts(), name, values);
        reload();
        return List.of(
                "dataset " + name + " is written to " + places.datasetFile(name),
                "add it on the other node too; it is mirrored after a restart of Health Monitor on"
                        + " both: init.d/msed restart");
    }

    @Override
    public synchronized List<String> remove(String name) throws ConfigException, IOException {
        Datasets.remove(places, name);
        reload();
        return List.of(
                "dataset " + name + " is removed; its directory and all data in it stay",
                "remove it on the other node too; it is mirrored until a restart of Health Monitor"
                        + " on both: init.d/msed restart");
    }

    private HostFacts facts() {
        return facts(places, hardware, filterLease);
    }

    /**
     * What the checks must know of this machine.
     *
     * @throws UncheckedIOException the table of mounts cannot be read
     */
    static HostFacts facts(Places places, Hardware hardware, boolean filterLease) {
        try {
            return HostFacts.of(hardware.names(), filterLease)
                    .with(new Directories(MountPoint.read(), places));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table of mounts", e);
        }
    }

    /** What the files say otherwise than what runs, each time until it holds. */
    static List<String> changes(List<Setting> running, List<Setting> read) {
        Set<String> files = read.stream().map(Setting::file).collect(Collectors.toSet());
        Stream<String> gone =
                running.stream()
                        .map(Setting::file)
                        .distinct()
                        .filter(file -> !files.contains(file))
                        .map(file -> file + " is gone: holds after a restart");
        Stream<String> changed =
                read.stream()
                        .filter(setting -> !running.contains(setting))
                        .map(
                                setting ->
                                        setting
                                                + (live(setting)
                                                        ? ": holds now"
                                                        : ": holds after a restart"));
        return Stream.concat(gone, changed).toList();
    }

    /** What runs after a reload: of what was read only what a reload may change. */
    static List<Setting> running(List<Setting> before, List<Setting> read) {
        return Stream.concat(
                        before.stream().filter(setting -> !live(setting)),
                        read.stream().filter(LiveConfig::live))
                .toList();
    }

    private static boolean live(Setting setting) {
        return setting.key().equals(ConfigKey.LOG_LEVEL.key());
    }

    void applyLogLevel() {
        Logger root = LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        if (root instanceof ch.qos.logback.classic.Logger logback) {
            logback.setLevel(Level.toLevel(current.tuning().logLevel().name()));
        }
    }
}
