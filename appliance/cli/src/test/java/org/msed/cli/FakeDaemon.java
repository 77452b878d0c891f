package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A control socket that answers each verb with lines given beforehand. */
final class FakeDaemon implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FORCED = " forced";

    final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final ServerSocketChannel server;
    private final Thread thread = new Thread(this::serve, "fake-daemon");

    FakeDaemon(Path socket) throws IOException {
        Files.createDirectories(socket.getParent());
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        thread.setDaemon(true);
        thread.start();
    }

    /** Answers a verb well, with this data. */
    FakeDaemon answer(String verb, String data) {
        return answer(verb, 0, data, "");
    }

    /** Answers a verb with an exit code, data and one message. */
    FakeDaemon answer(String verb, int exit, String data, String message) {
        String messages = message.isEmpty() ? "[]" : "[\"" + message + "\"]";
        return lines(
                verb,
                "{\"id\":1,\"exit\":"
                        + exit
                        + ",\"data\":"
                        + data.replace("\n", " ")
                        + ",\"messages\":"
                        + messages
                        + "}\n");
    }

    /** Answers a verb that is forced well, whatever is answered without force. */
    FakeDaemon forced(String verb) {
        answers.put(verb + FORCED, "{\"id\":1,\"exit\":0,\"data\":{},\"messages\":[]}\n");
        return this;
    }

    /** Answers a verb with these bytes, and goes away if they end inside a line. */
    FakeDaemon lines(String verb, String text) {
        answers.put(verb, text);
        return this;
    }

    private void serve() {
        while (server.isOpen()) {
            try (SocketChannel client = server.accept()) {
                converse(client);
            } catch (IOException e) {
                // A client that goes away, or the end of the test.
                continue;
            }
        }
    }

    private void converse(SocketChannel client) throws IOException {
        BufferedReader lines =
                new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null) {
            JsonNode request = JSON.readTree(line);
            requests.add(request);
            List<String> words = new ArrayList<>();
            request.path("verb").forEach(word -> words.add(word.asText()));
            String verb = String.join(" ", words);
            boolean force = request.path("args").path("force").asBoolean();
            String answer = answers.get(force ? verb + FORCED : verb);
            answer = answer == null ? answers.get(verb) : answer;
            client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
            if (!answer.endsWith("\n")) {
                return;
            }
            line = lines.readLine();
        }
    }

    /** Nobody listens on return: the socket is closed by the thread that accepts. */
    @Override
    public void close() throws IOException {
        server.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted while the fake daemon ends");
        }
    }
}
