package org.msed.mbeans;

import java.util.Hashtable;
import java.util.Map;
import java.util.regex.Pattern;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** The names of the MBeans. */
public final class Names {
    /** Domain of all of them. */
    public static final String DOMAIN = "org.msed";

    /** Values need no quoting in any client. */
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._-]+");

    private Names() {}

    /** {@code org.msed:type=HealthMonitor}. */
    public static ObjectName healthMonitor() {
        return name(new Hashtable<>(Map.of("type", "HealthMonitor")));
    }

    /** {@code org.msed:type=HaConfig}. */
    public static ObjectName haConfig() {
        return name(new Hashtable<>(Map.of("type", "HaConfig")));
    }

    /**
     * {@code org.msed:type=PeerConfig,peer=<name>}.
     *
     * @param peer host name of the other node
     * @throws IllegalArgumentException for a name with other characters than letters, digits, dot,
     *     underscore and dash
     */
    public static ObjectName peerConfig(String peer) {
        return name(new Hashtable<>(Map.of("type", "PeerConfig", "peer", value("peer", peer))));
    }

    /**
     * {@code org.msed:type=Replication,peer=<name>}.
     *
     * @param peer as in {@link #peerConfig}
     */
    public static ObjectName replication(String peer) {
        return name(new Hashtable<>(Map.of("type", "Replication", "peer", value("peer", peer))));
    }

    /**
     * {@code org.msed:type=Verification,peer=<name>}.
     *
     * @param peer as in {@link #peerConfig}
     */
    public static ObjectName verification(String peer) {
        return name(new Hashtable<>(Map.of("type", "Verification", "peer", value("peer", peer))));
    }

    /**
     * {@code org.msed:type=Dataset,peer=<name>,name=<dataset>}.
     *
     * @param peer as in {@link #peerConfig}
     * @param dataset of the same characters
     */
    public static ObjectName dataset(String peer, String dataset) {
        return name(
                new Hashtable<>(
                        Map.of(
                                "type",
                                "Dataset",
                                "peer",
                                value("peer", peer),
                                "name",
                                value("name", dataset))));
    }

    private static String value(String key, String value) {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(key + " must match " + VALUE + ", got " + value);
        }
        return value;
    }

    private static ObjectName name(Hashtable<String, String> keys) {
        try {
            return new ObjectName(DOMAIN, keys);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(keys.toString(), e);
        }
    }
}
