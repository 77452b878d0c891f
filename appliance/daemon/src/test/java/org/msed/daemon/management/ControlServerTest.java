package org.msed.daemon.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msed.config.Places;

/** The control socket with a client of the JDK, as the commands use it. */
class ControlServerTest {
    @TempDir Path root;
    private final FakeNode node = new FakeNode();
    private Places places;
    private Management management;

    @BeforeEach
    void start() throws IOException {
        places = Places.of(Map.of("MSE_RUN", root.resolve("run").toString()));
        management = Management.start(places, FakeNode::config, node, List::of, new FakeStore());
    }

    @AfterEach
    void stop() throws IOException {
        management.close();
    }

    @Test
    void aRequestIsAnsweredUnderItsId() throws IOException {
        try (Client client = new Client()) {
            JsonNode last = client.ask("{\"v\":1,\"id\":42,\"verb\":[\"ping\"],\"args\":{}}");
            assertEquals(42, last.path("id").asLong());
            assertEquals(0, last.path("exit").asInt());
            assertEquals(ProcessHandle.current().pid(), last.path("data").path("pid").asLong());
        }
    }

    @Test
    void progressComesBeforeTheEnd() throws IOException {
        try (Client client = new Client()) {
            JsonNode first =
                    client.ask(
                            "{\"v\":1,\"id\":1,\"verb\":[\"switchover\"],"
                                    + "\"args\":{\"pair\":\"mse1\",\"wait\":true}}");
            assertEquals("begun", first.path("progress").asText());
            JsonNode last = client.next();
            assertEquals("DONE", last.path("data").path("outcome").asText());
            assertEquals("moved", last.path("messages").path(0).asText());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "junk",
                "[]",
                "{}",
                "{\"v\":2,\"verb\":[\"ping\"]}",
                "{\"v\":1,\"verb\":[]}",
                "{\"v\":1,\"verb\":\"ping\""
            })
    void whatIsNoRequestIsUsageAndTheConversationGoesOn(String line) throws IOException {
        try (Client client = new Client()) {
            assertEquals(2, client.ask(line).path("exit").asInt());
            assertEquals(
                    0, client.ask("{\"v\":1,\"id\":1,\"verb\":[\"ping\"]}").path("exit").asInt());
        }
    }

    @Test
    void aClientThatLeavesDisturbsNobody() throws IOException {
        new Client().close();
        try (Client client = new Client()) {
            assertEquals(
                    0, client.ask("{\"v\":1,\"id\":1,\"verb\":[\"status\"]}").path("exit").asInt());
        }
    }

    @Test
    void aSecondDaemonOnTheSameSocketIsRefused() {
        assertThrows(
                IllegalStateException.class,
                () -> Management.start(places, FakeNode::config, node, List::of, new FakeStore()));
    }

    @Test
    void closingRemovesTheSocket() throws IOException {
        assertTrue(Files.exists(places.controlSocket()));
        management.close();
        assertFalse(Files.exists(places.controlSocket()));
    }

    /** One conversation. */
    private final class Client implements AutoCloseable {
        private final SocketChannel channel;
        private final BufferedReader lines;

        Client() throws IOException {
            channel = SocketChannel.open(UnixDomainSocketAddress.of(places.controlSocket()));
            lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        }

        JsonNode ask(String line) throws IOException {
            channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return next();
        }

        JsonNode next() throws IOException {
            return new JsonMapper().readTree(lines.readLine());
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
