package org.msed.instance;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Answers everybody who connects to the socket with one line: {@code up}, or what is wrong. That
 * there is an answer tells that everything was started.
 */
final class Desk {
    /** What a database says that is well. */
    static final String UP = "up";

    private static final int CANNOT_BE_ASKED = 2;

    private final ServerSocketChannel socket;
    private final Supplier<String> condition;
    private volatile boolean closing;

    private Desk(ServerSocketChannel socket, Supplier<String> condition) {
        this.socket = socket;
        this.condition = condition;
    }

    /**
     * Begins to answer, on a thread of its own.
     *
     * @param path of the socket; one that a dead process left is replaced
     * @param condition asked for every answer
     * @throws IOException the socket cannot be made
     */
    static Desk open(Path path, Supplier<String> condition) throws IOException {
        Files.deleteIfExists(path);
        ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        socket.bind(UnixDomainSocketAddress.of(path));
        Desk desk = new Desk(socket, condition);
        // All threads of Derby are daemons: the process lives as long as it can be asked.
        new Thread(desk::answerAll, "desk").start();
        return desk;
    }

    private void answerAll() {
        while (!closing) {
            try (SocketChannel asker = socket.accept()) {
                asker.write(StandardCharsets.UTF_8.encode(condition.get() + "\n"));
            } catch (IOException e) {
                failed(e);
            }
        }
    }

    /**
     * Who asked may be gone. A database that nobody can ask is taken for dead, so it may as well
     * be.
     */
    private void failed(IOException cause) {
        if (closing) {
            return;
        }
        System.err.println("instance: an answer was not given: " + cause);
        if (!socket.isOpen()) {
            Runtime.getRuntime().halt(CANNOT_BE_ASKED);
        }
    }

    /** Answers no more; before the engine ends, which interrupts who has asked it. */
    void close() throws IOException {
        closing = true;
        socket.close();
    }
}
