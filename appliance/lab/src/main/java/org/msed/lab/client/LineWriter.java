package org.msed.lab.client;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.msed.lab.service.VipService;

/**
 * Hands numbered lines to the service, one after the other, and notes in a file of its own which
 * ones were acknowledged. A line without an answer is handed in once and counts for nothing.
 */
final class LineWriter {
    private static final int PATIENCE_MILLIS = 1_000;
    private static final long PERIOD_NANOS = 10_000_000;

    private final URL service;
    private long number;

    LineWriter(String virtualAddress) throws IOException {
        service = URI.create("http://" + virtualAddress + ":" + VipService.PORT + "/lines").toURL();
    }

    void start() {
        Pace.start("lines", PERIOD_NANOS, this::write);
    }

    private void write() throws IOException {
        String line = Long.toString(++number);
        HttpURLConnection connection = (HttpURLConnection) service.openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        try (var body = connection.getOutputStream()) {
            body.write(line.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // Nobody serves at this moment; that is what the other questions measure.
            return;
        }
        if (isAcknowledged(connection)) {
            Files.writeString(
                    Path.of(Client.ACKNOWLEDGED),
                    line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private static boolean isAcknowledged(HttpURLConnection connection) {
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        } finally {
            connection.disconnect();
        }
    }
}
