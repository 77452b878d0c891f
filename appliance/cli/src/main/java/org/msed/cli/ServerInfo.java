package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The reference's getserverinfo text (inventory A8) from the daemon's document. */
final class ServerInfo {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss zzz yyyy", Locale.ENGLISH);

    private final JsonNode server;
    private final ZoneId zone;
    private final List<String> lines = new ArrayList<>();

    private ServerInfo(JsonNode server) {
        this.server = server;
        this.zone = ZoneId.of(server.path("monitor").path("timezone").asText("UTC"));
    }

    /** All lines. A fact that the daemon does not have leaves its line out. */
    static List<String> lines(JsonNode server) {
        return new ServerInfo(server).print();
    }

    private List<String> print() {
        boolean dormant = server.path("dormant").asBoolean();
        lines.add("Health Monitor is running");
        lines.add("Retrieving MSE Services status.");
        lines.add(
                dormant
                        ? "MSE services are up and in DORMANT mode, getting the status"
                        : "MSE services are up, getting the status");
        config(server.path("config"));
        Listing.section(lines, "Services");
        for (JsonNode service : server.path("services")) {
            if (!lines.get(lines.size() - 1).isEmpty()) {
                lines.add("");
            }
            add("Service Name", service, "name");
            add("Service Version", service, "version");
            add("Admin Status", service, "adminStatus");
            add("Operation Status", service, "operationStatus");
        }
        if (server.path("services").isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        monitor(server.path("monitor"));
        if (!dormant) {
            sessions();
            trapDestinations();
        }
        return lines;
    }

    private void config(JsonNode config) {
        Listing.section(lines, "Server Config");
        add("Product name", config, "productName");
        add("Version", config, "version");
        add("Health Monitor Ip Address", config, "healthMonitorAddress");
        add("High Availability Role", config, "roleNumber");
        add("Hw Version", config, "hardwareVersion");
        add("Hw Product Identifier", config, "productIdentifier");
        add("Hw Serial Number", config, "serialNumber");
        add("HTTPS", config, "https");
        add("Legacy Port", config, "legacyPort");
        add("Log Modules", config, "logModules");
        add("Log Level", config, "logLevel");
        add("Days to keep events", config, "eventDays");
        add("Session timeout in mins", config, "sessionTimeoutMinutes");
        add("DB backup in days", config, "databaseBackupDays");
    }

    private void monitor(JsonNode monitor) {
        Listing.section(lines, "Server Monitor");
        addTime("Server start time", monitor, "startTime");
        addTime("Server current time", monitor, "currentTime");
        add("Server timezone", monitor, "timezone");
        add("Server timezone offset (mins)", monitor, "timezoneOffsetMinutes");
        add("Restarts", monitor, "restarts");
        add("Used Memory (MB)", monitor, "usedMemoryMegabytes");
        add("Allocated Memory (MB)", monitor, "allocatedMemoryMegabytes");
        add("Max Memory (MB)", monitor, "maxMemoryMegabytes");
        add("DB disk size (MB)", monitor, "databaseDiskMegabytes");
    }

    private void sessions() {
        if (server.path("sessions").isEmpty()) {
            return;
        }
        Listing.section(lines, "Active Sessions");
        for (JsonNode session : server.path("sessions")) {
            add("Session ID", session, "id");
            add("Session User ID", session, "userId");
            add("Session IP Address", session, "address");
            addTime("Session start time", session, "startTime");
            addTime("Session last access time", session, "lastAccessTime");
        }
    }

    private void trapDestinations() {
        if (server.path("trapDestinations").isEmpty()) {
            return;
        }
        Listing.section(lines, "Default Trap Destinations");
        int number = 0;
        for (JsonNode destination : server.path("trapDestinations")) {
            number++;
            lines.add("Trap Destination - " + number);
            lines.add("-----");
            add("IP Address", destination, "address");
            addTime("Last Updated", destination, "lastUpdated");
        }
    }

    /** A null in the document is a fact and is printed; an absent field is not. */
    private void add(String label, JsonNode object, String field) {
        if (object.has(field)) {
            lines.add(label + ": " + object.path(field).asText());
        }
    }

    private void addTime(String label, JsonNode object, String field) {
        if (object.has(field)) {
            Instant time = Instant.ofEpochMilli(object.path(field).asLong());
            lines.add(label + ": " + TIME.format(time.atZone(zone)));
        }
    }
}
