package org.msed.daemon.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asking a database how it is. */
class DeskTest {
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(5);

    @TempDir Path directory;
    private Path path;
    private ServerSocketChannel socket;

    @BeforeEach
    void listen() throws IOException {
        path = directory.resolve("socket");
        socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        socket.bind(UnixDomainSocketAddress.of(path));
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
    }

    @Test
    void theLineIsTheAnswer() throws IOException {
        answer("up\n");
        assertEquals(Desk.UP, Desk.ask(path, LIMIT));
    }

    @Test
    void anAnswerWithoutAnEndIsCut() throws IOException {
        answer("x".repeat(5000));
        assertEquals(1024, Desk.ask(path, LIMIT).length());
    }

    @Test
    void silenceEndsAtTheLimit() {
        long limit = TimeUnit.MILLISECONDS.toNanos(30);
        IOException silent = assertThrows(IOException.class, () -> Desk.ask(path, limit));
        assertEquals("no answer within 30 ms", silent.getMessage());
    }

    @Test
    void nobodyThereIsSaidAtOnce() throws IOException {
        socket.close();
        IOException refused = assertThrows(IOException.class, () -> Desk.ask(path, LIMIT));
        assertTrue(refused.getMessage().contains("refused"), refused.getMessage());
    }

    private void answer(String text) {
        Thread database =
                new Thread(
                        () -> {
                            try (SocketChannel asker = socket.accept()) {
                                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                                while (bytes.hasRemaining()) {
                                    asker.write(bytes);
                                }
                            } catch (IOException e) {
                                // Who asked has heard enough.
                                assertTrue(text.length() > 1024, e.toString());
                            }
                        });
        database.setDaemon(true);
        database.start();
    }
}
