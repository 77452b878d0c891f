package org.msed.daemon;

import ch.qos.logback.classic.Level;
import java.util.List;
import java.util.stream.Stream;
import org.msed.config.Config;
import org.msed.config.ConfigException;
import org.msed.config.ConfigKey;
import org.msed.config.ConfigLoader;
import org.msed.config.HostFacts;
import org.msed.config.Places;
import org.msed.config.Setting;
import org.msed.config.TuningConfig;
import org.msed.daemon.address.Hardware;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration that holds, and what a reload may change of it: the level of the log. All else
 * is fixed for the life of a pair machine, and said to be so.
 */
final class LiveConfig {

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
        Config read = ConfigLoader.load(places, HostFacts.of(hardware.names(), filterLease));
        List<String> changes = changes(current.settings(), read.settings());
        TuningConfig running = current.tuning();
        current =
                new Config(
                        current.node(),
                        current.pairs(),
                        new TuningConfig(
                                running.heartbeatPort(),
                                running.capacity(),
                                read.tuning().logLevel()),
                        current.branding(),
                        running(current.settings(), read.settings()));
        applyLogLevel();
        changes.forEach(change -> LOG.info("reload: {}", change));
        return changes;
    }

    /** What the files say otherwise than what runs, each time until it holds. */
    static List<String> changes(List<Setting> running, List<Setting> read) {
        return read.stream()
                .filter(setting -> !running.contains(setting))
                .map(
                        setting ->
                                setting
                                        + (live(setting)
                                                ? ": holds now"
                                                : ": holds after a restart"))
                .toList();
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
