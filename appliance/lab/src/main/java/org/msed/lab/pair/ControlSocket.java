package org.msed.lab.pair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A daemon's control socket, asked as {@code msectl} asks it (design 5). */
final class ControlSocket {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int BUFFER_BYTES = 8192;

    /** A daemon that stands still takes the connection all the same. */
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private ControlSocket() {}

    /**
     * Blocks for at most 5 s.
     *
     * @param socket where it is for this process
     * @param verb the words of a verb without arguments
     * @return the document that it answers with; empty if no daemon answers
     */
    static Optional<String> ask(Path socket, String... verb) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            Map<String, ?> request = Map.of("v", 1, "id", 1, "verb", verb, "args", Map.of());
            byte[] line =
                    (JSON.writeValueAsString(request) + "\n").getBytes(StandardCharsets.UTF_8);
            channel.write(ByteBuffer.wrap(line));
            return answer(channel).map(document -> document.path("data").toString());
        } catch (IOException notRunning) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> answer(SocketChannel channel) throws IOException {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            while (!line.toString(StandardCharsets.UTF_8).endsWith("\n")) {
                long leftMillis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (leftMillis <= 0) {
                    return Optional.empty();
                }
                selector.select(leftMillis);
                selector.selectedKeys().clear();
                if (channel.read(buffer.clear()) < 0) {
                    return Optional.empty();
                }
                line.write(buffer.array(), 0, buffer.position());
            }
        }
        return Optional.of(JSON.readTree(line.toByteArray()));
    }
}
