package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.msed.config.Durations;

/**
 * What gethainfo shows, from whichever source (inventory A9).
 *
 * @param running whether the health monitor runs
 * @param role {@code Primary} or {@code Secondary}
 * @param healthMonitorAddress this node's
 * @param virtualAddress this node's; empty on a secondary
 * @param version of this node
 * @param udi of this node
 * @param pairs its peers
 */
record HaInfo(
        boolean running,
        String role,
        String healthMonitorAddress,
        String virtualAddress,
        String version,
        String udi,
        List<Peer> pairs) {
    /** Copies the list. */
    HaInfo {
        pairs = List.copyOf(pairs);
    }

    /**
     * One pairing.
     *
     * @param name of the pair
     * @param peerHealthMonitorAddress the peer's
     * @param virtualAddress that the pair protects
     * @param peerVersion the peer's
     * @param peerUdi the peer's
     * @param failoverType {@code Manual} or {@code Automatic}
     * @param failbackType likewise
     * @param failoverWaitSeconds at least 0.3
     * @param instanceDatabaseName of this side
     * @param instanceDatabasePort of this side
     * @param dataguardName same on both sides
     * @param primaryDatabaseAlias same on both sides
     * @param directConnectUsed whether the cable is used
     * @param heartbeatUp meaningful while running
     * @param state now, or at the last shutdown
     */
    record Peer(
            String name,
            String peerHealthMonitorAddress,
            String virtualAddress,
            String peerVersion,
            String peerUdi,
            String failoverType,
            String failbackType,
            double failoverWaitSeconds,
            String instanceDatabaseName,
            int instanceDatabasePort,
            String dataguardName,
            String primaryDatabaseAlias,
            boolean directConnectUsed,
            boolean heartbeatUp,
            String state) {}

    /** From the daemon's status document. */
    static HaInfo of(JsonNode status) {
        List<Peer> peers = new ArrayList<>();
        status.path("pairs").forEach(pair -> peers.add(peer(pair)));
        JsonNode node = status.path("haConfig");
        return new HaInfo(
                true,
                node.path("role").asText(),
                node.path("healthMonitorAddress").asText(),
                node.path("virtualAddress").asText(),
                node.path("version").asText(),
                node.path("udi").asText(),
                peers);
    }

    private static Peer peer(JsonNode pair) {
        return new Peer(
                pair.path("name").asText(),
                pair.path("peerHealthMonitorAddress").asText(),
                pair.path("virtualAddress").asText(),
                pair.path("peerVersion").asText(),
                pair.path("peerUdi").asText(),
                pair.path("failoverType").asText(),
                pair.path("failbackType").asText(),
                pair.path("failoverWaitSeconds").asDouble(),
                pair.path("instanceDatabaseName").asText(),
                pair.path("instanceDatabasePort").asInt(),
                pair.path("dataguardName").asText(),
                pair.path("primaryDatabaseAlias").asText(),
                pair.path("directConnectUsed").asBoolean(),
                pair.path("heartbeatUp").asBoolean(),
                pair.path("state").asText());
    }

    /** The reference's text, line by line. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                running
                        ? "Health Monitor is running. Retrieving HA related information"
                        : "Health Monitor is not running. Following information is from the last"
                                + " saved configuration");
        Listing.section(lines, "Base high availability configuration for this server");
        lines.add("Server role: " + role);
        lines.add("Health Monitor IP Address: " + healthMonitorAddress);
        lines.add(
                "Virtual IP Address: "
                        + (role.equals("Primary")
                                ? virtualAddress
                                : "Not Applicable for a secondary"));
        lines.add("Version: " + version);
        lines.add("UDI: " + udi);
        lines.add("Number of paired peers: " + pairs.size());
        for (int i = 0; i < pairs.size(); i++) {
            Listing.section(lines, "Peer configuration#: " + (i + 1));
            addPeer(lines, pairs.get(i));
        }
        return lines;
    }

    private void addPeer(List<String> lines, Peer peer) {
        lines.add("Health Monitor IP Address " + peer.peerHealthMonitorAddress());
        lines.add("Virtual IP Address: " + peer.virtualAddress());
        lines.add("Version: " + peer.peerVersion());
        lines.add("UDI: " + peer.peerUdi());
        lines.add("Failover type: " + peer.failoverType());
        lines.add("Failback type: " + peer.failbackType());
        long waitMillis = Math.round(peer.failoverWaitSeconds() * 1_000);
        lines.add("Failover wait time (seconds): " + Durations.printSeconds(waitMillis));
        lines.add("Instance database name: " + peer.instanceDatabaseName());
        lines.add("Instance database port: " + peer.instanceDatabasePort());
        lines.add("Dataguard configuration name: " + peer.dataguardName());
        lines.add("Primary database alias: " + peer.primaryDatabaseAlias());
        lines.add("Direct connect used: " + (peer.directConnectUsed() ? "Yes" : "No"));
        if (running) {
            lines.add("Heartbeat status: " + (peer.heartbeatUp() ? "Up" : "Down"));
            lines.add("Current state: " + peer.state());
        } else {
            lines.add("Last shutdown state: " + peer.state());
        }
    }
}
