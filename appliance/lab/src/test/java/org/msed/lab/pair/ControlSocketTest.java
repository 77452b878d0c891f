package org.msed.lab.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlSocketTest {

    @TempDir Path directory;
    private Path socket;

    @BeforeEach
    void place() {
        socket = directory.resolve("control.sock");
    }

    @Test
    void theDocumentOfTheAnswerIsGivenBack() throws Exception {
        try (ServerSocketChannel server = listen()) {
            CompletableFuture<String> asked =
                    CompletableFuture.supplyAsync(
                            () -> serve(server, "{\"id\":1,\"exit\":1,\"data\":{\"pairs\":[]}}\n"));
            assertEquals(
                    Optional.of("{\"pairs\":[]}"), ControlSocket.ask(socket, "dataset", "list"));
            String request = asked.get(20, TimeUnit.SECONDS);
            assertTrue(request.contains("\"verb\":[\"dataset\",\"list\"]"), request);
        }
    }

    @Test
    void aDaemonThatEndsMeanwhileDoesNotAnswer() throws Exception {
        try (ServerSocketChannel server = listen()) {
            CompletableFuture<String> asked =
                    CompletableFuture.supplyAsync(() -> serve(server, "{\"id\":1,"));
            assertEquals(Optional.empty(), ControlSocket.ask(socket, "status"));
            asked.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void nobodyAnswersWhereNobodyListens() throws Exception {
        assertEquals(Optional.empty(), ControlSocket.ask(socket, "status"));
        listen().close();
        assertEquals(Optional.empty(), ControlSocket.ask(socket, "status"));
    }

    private ServerSocketChannel listen() throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        return server.bind(UnixDomainSocketAddress.of(socket));
    }

    /** Takes one request, which it returns, and hangs up after the answer. */
    private static String serve(ServerSocketChannel server, String answer) {
        try (SocketChannel client = server.accept();
                BufferedReader lines =
                        new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8))) {
            String request = lines.readLine();
            client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
            return request;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
