package org.msed.config;

import java.net.Inet4Address;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the program and its files are. Several nodes run on one machine by moving all five.
 *
 * @param home program ({@code MSE_HOME})
 * @param etc configuration and secrets ({@code MSE_ETC})
 * @param data records, event files ({@code MSE_DATA})
 * @param log logs ({@code MSE_LOG})
 * @param run socket and pid file ({@code MSE_RUN})
 */
public record Places(Path home, Path etc, Path data, Path log, Path run) {
    /** From the environment, each with its installed default. */
    public static Places of(Map<String, String> environment) {
        return new Places(
                path(environment, "MSE_HOME", "/opt/mse"),
                path(environment, "MSE_ETC", "/etc/opt/mse"),
                path(environment, "MSE_DATA", "/var/opt/mse"),
                path(environment, "MSE_LOG", "/var/log/mse"),
                path(environment, "MSE_RUN", "/run/msed"));
    }

    private static Path path(Map<String, String> environment, String name, String installed) {
        String value = environment.getOrDefault(name, "");
        return Path.of(value.isBlank() ? installed : value).toAbsolutePath().normalize();
    }

    /** {@code base-ha-config.properties}. */
    public Path baseFile() {
        return etc.resolve(Scope.BASE.fileName());
    }

    /** {@code msed.properties}; may be absent. */
    public Path tuningFile() {
        return etc.resolve(Scope.TUNING.fileName());
    }

    /** {@code branding.properties}; may be absent. */
    public Path brandingFile() {
        return etc.resolve(Scope.BRANDING.fileName());
    }

    /** The file of the pair with this peer. */
    public Path pairFile(Inet4Address peerHm) {
        return etc.resolve("advance-config-" + peerHm.getHostAddress() + ".properties");
    }

    /** Directory of the files of datasets; may be absent. */
    public Path datasetFiles() {
        return etc.resolve("datasets.d");
    }

    /** The file of the dataset with this name. */
    public Path datasetFile(String name) {
        return datasetFiles().resolve(name + ".properties");
    }

    /** The secret shared with this peer: 32 bytes, mode 0600. */
    public Path secretFile(Inet4Address peerHm) {
        return etc.resolve("secrets").resolve("peer-" + peerHm.getHostAddress() + ".key");
    }

    /** This node's key and certificate for the pair channel: PKCS12, mode 0600. */
    public Path nodeKeyFile() {
        return etc.resolve("secrets").resolve("node.p12");
    }

    /** Directory of the record and the event file of the pair with this peer. */
    public Path pairData(Inet4Address peerHm) {
        return data.resolve("pairs").resolve(peerHm.getHostAddress());
    }

    /** The two-slot record of the pair with this peer (ha-protocol 5). */
    public Path recordFile(Inet4Address peerHm) {
        return pairData(peerHm).resolve("record");
    }

    /** The append-only event file of the pair with this peer, one line an event. */
    public Path eventFile(Inet4Address peerHm) {
        return pairData(peerHm).resolve("events.log");
    }

    /** Directory of the databases of pairs (design D9). */
    public Path instances() {
        return data.resolve("instances");
    }

    /** The daemon's control socket. */
    public Path controlSocket() {
        return run.resolve("control.sock");
    }

    /** The daemon's pid file. */
    public Path pidFile() {
        return run.resolve("msed.pid");
    }
}
