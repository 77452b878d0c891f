package org.msed.platform.unixsocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients use the JDK's own channel, as the command line does. */
class UnixServerIT {
    @TempDir Path directory;
    private Path socket;

    @BeforeEach
    void name() {
        socket = directory.resolve("run").resolve("control.sock");
    }

    @Test
    void directoryAndSocketLetInOwnerAndGroupOnly() throws Exception {
        UnixServer server = UnixServer.open(socket);
        assertEquals("rw-rw----", mode(socket));
        assertEquals("rwxr-x---", mode(socket.getParent()));
        server.close();
        assertFalse(Files.exists(socket));
    }

    @Test
    void socketBelongsToTheGroup() throws Exception {
        Object own = Files.getAttribute(directory, "posix:group");
        UnixServer server = UnixServer.open(socket, own.toString());
        assertEquals(own, Files.getAttribute(socket, "posix:group"));
        assertEquals(own, Files.getAttribute(socket.getParent(), "posix:group"));
        server.close();
    }

    @Test
    void groupThatTheMachineDoesNotHaveLetsInNobodyMore() throws Exception {
        UnixServer server = UnixServer.open(socket, "no-such-group");
        assertEquals("rw-rw----", mode(socket));
        assertEquals(
                Files.getAttribute(directory, "posix:group"),
                Files.getAttribute(socket, "posix:group"));
        server.close();
    }

    @Test
    void clientIsKnownByItsProcessAndUser() throws Exception {
        try (UnixServer server = UnixServer.open(socket);
                SocketChannel client = connect();
                UnixConnection connection = server.accept()) {
            assertTrue(client.isConnected());
            PeerCredentials peer = connection.peer();
            assertEquals(ProcessHandle.current().pid(), peer.pid());
            Path self = Path.of("/proc/self");
            assertEquals(Files.getAttribute(self, "unix:uid"), (int) peer.uid());
            assertEquals(Files.getAttribute(self, "unix:gid"), (int) peer.gid());
        }
    }

    @Test
    void linesGoBothWaysUntilTheClientEnds() throws Exception {
        try (UnixServer server = UnixServer.open(socket);
                SocketChannel client = connect();
                UnixConnection connection = server.accept()) {
            client.write(ByteBuffer.wrap("{\"v\":1}\n".getBytes(StandardCharsets.UTF_8)));
            assertEquals("{\"v\":1}", connection.readLine());
            connection.writeLine("{\"exit\":0}");
            assertEquals("{\"exit\":0}", reader(client).readLine());
            client.shutdownOutput();
            assertNull(connection.readLine());
        }
    }

    @Test
    void lineOfAMebibyteArrivesAndALongerOneIsRefused() throws Exception {
        String longest = "x".repeat(UnixConnection.LINE_LIMIT_BYTES);
        try (UnixServer server = UnixServer.open(socket);
                SocketChannel client = connect();
                UnixConnection connection = server.accept()) {
            send(client, longest + "\n" + longest + "x\n");
            assertEquals(longest, connection.readLine());
            assertThrows(LineTooLongException.class, connection::readLine);
        }
    }

    @Test
    void longAnswerArrivesWhole() throws Exception {
        String longest = "y".repeat(UnixConnection.LINE_LIMIT_BYTES);
        try (UnixServer server = UnixServer.open(socket);
                SocketChannel client = connect();
                UnixConnection connection = server.accept()) {
            CompletableFuture<Void> written =
                    CompletableFuture.runAsync(() -> write(connection, longest));
            assertEquals(longest, reader(client).readLine());
            written.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void lineFeedInsideALineIsRefused() throws Exception {
        try (UnixServer server = UnixServer.open(socket);
                SocketChannel client = connect();
                UnixConnection connection = server.accept()) {
            assertTrue(client.isConnected());
            assertThrows(IllegalArgumentException.class, () -> connection.writeLine("a\nb"));
        }
    }

    @Test
    void serveHandsOnEachClientUntilClose() throws Exception {
        UnixServer server = UnixServer.open(socket);
        CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> serve(server));
        for (int client = 0; client < 3; client++) {
            try (SocketChannel channel = connect()) {
                assertEquals("hello", reader(channel).readLine());
            }
        }
        server.close();
        serving.get(20, TimeUnit.SECONDS);
    }

    @Test
    void closeEndsAWaitingAccept() throws Exception {
        UnixServer server = UnixServer.open(socket);
        CompletableFuture<Throwable> ended = failure(server::accept);
        server.close();
        assertInstanceOf(ClosedChannelException.class, ended.get(20, TimeUnit.SECONDS));
    }

    @Test
    void closeEndsAWaitingRead() throws Exception {
        try (UnixServer server = UnixServer.open(socket);
                SocketChannel client = connect()) {
            assertTrue(client.isConnected());
            UnixConnection connection = server.accept();
            CompletableFuture<Throwable> ended = failure(connection::readLine);
            connection.close();
            assertInstanceOf(ClosedChannelException.class, ended.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void closeEndsAWriteThatTheClientDoesNotRead() throws Exception {
        try (UnixServer server = UnixServer.open(socket);
                SocketChannel client = connect()) {
            assertTrue(client.isConnected());
            UnixConnection connection = server.accept();
            String line = "z".repeat(UnixConnection.LINE_LIMIT_BYTES);
            CompletableFuture<Throwable> ended =
                    failure(
                            () -> {
                                while (true) {
                                    connection.writeLine(line);
                                }
                            });
            connection.close();
            assertInstanceOf(IOException.class, ended.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void socketOfALivingProcessIsRefusedAndThatOfADeadOneReplaced() throws Exception {
        Process other =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                HoldsSocket.class.getName(),
                                socket.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        assertEquals("listening", other.inputReader().readLine());
        SocketInUseException refused =
                assertThrows(SocketInUseException.class, () -> UnixServer.open(socket));
        assertTrue(refused.getMessage().startsWith(socket + " is in use by a running process"));
        other.destroyForcibly().waitFor();
        assertTrue(Files.exists(socket));
        UnixServer server = UnixServer.open(socket);
        connect().close();
        server.close();
    }

    @Test
    void secondServerOfThisProcessIsRefusedAndTheFirstGoesOn() throws Exception {
        try (UnixServer server = UnixServer.open(socket)) {
            assertThrows(SocketInUseException.class, () -> UnixServer.open(socket));
            try (SocketChannel client = connect();
                    UnixConnection connection = server.accept()) {
                assertTrue(client.isConnected());
                assertTrue(connection.peer().pid() > 0);
            }
        }
    }

    @Test
    void leftOverSocketIsReplaced() throws Exception {
        Files.createDirectories(socket.getParent());
        ServerSocketChannel old = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        old.bind(UnixDomainSocketAddress.of(socket)).close();
        assertTrue(Files.exists(socket));
        UnixServer server = UnixServer.open(socket);
        connect().close();
        server.close();
    }

    @Test
    void fileThatIsNoSocketIsLeftAlone() throws Exception {
        Files.createDirectories(socket.getParent());
        Files.writeString(socket, "precious");
        assertThrows(FileSystemException.class, () -> UnixServer.open(socket));
        assertEquals("precious", Files.readString(socket));
    }

    @Test
    void directoryOpenToOthersForWritingIsRefusedWithTheMendingCommand() throws Exception {
        Files.createDirectories(socket.getParent());
        Files.setPosixFilePermissions(
                socket.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
        FileSystemException refused =
                assertThrows(FileSystemException.class, () -> UnixServer.open(socket));
        assertTrue(refused.getReason().contains("chmod 0750 " + socket.getParent()));
    }

    @Test
    void pathTooLongForTheKernelIsRefused() {
        Path deep = directory.resolve("d".repeat(100)).resolve("control.sock");
        FileSystemException refused =
                assertThrows(FileSystemException.class, () -> UnixServer.open(deep));
        assertEquals("path must be at most 107 bytes", refused.getReason());
    }

    private interface Act {
        void run() throws Exception;
    }

    private static CompletableFuture<Throwable> failure(Act act) {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        new Thread(
                        () -> {
                            try {
                                act.run();
                            } catch (Exception e) {
                                failure.complete(e);
                            }
                        })
                .start();
        return failure;
    }

    private static void serve(UnixServer server) {
        try {
            server.serve(UnixServerIT::greet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void greet(UnixConnection client) {
        try (client) {
            client.writeLine("hello");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(UnixConnection connection, String line) {
        try {
            connection.writeLine(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(SocketChannel client, String text) {
        CompletableFuture.runAsync(
                () -> {
                    try {
                        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                        while (bytes.hasRemaining()) {
                            client.write(bytes);
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private SocketChannel connect() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(socket));
    }

    private static BufferedReader reader(SocketChannel client) {
        return new BufferedReader(
                new InputStreamReader(Channels.newInputStream(client), StandardCharsets.UTF_8));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
