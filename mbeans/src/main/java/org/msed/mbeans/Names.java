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
        if (!VALUE.matcher(peer).matches()) {
            throw new IllegalArgumentException("peer must match " + VALUE + ", got " + peer);
        }
        return name(new Hashtable<>(Map.of("type", "PeerConfig", "peer", peer)));
    }

    private static ObjectName name(Hashtable<String, String> keys) {
        try {
            return new ObjectName(DOMAIN, keys);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(keys.toString(), e);
        }
    }
}
