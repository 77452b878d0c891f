package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.msed.config.Places;

/** One request to the daemon over its control socket: newline-delimited JSON (design 5). */
final class ControlClient {
    private static final int PROTOCOL = 1;
    private static final Duration PING = Duration.ofSeconds(2);

    private final Path socket;

    ControlClient(Places places) {
        this.socket = places.controlSocket();
    }

    /** Whether a daemon answers; blocks for at most 2 s. */
    static boolean answers(Places places) {
        try {
            Consumer<String> nobody = line -> {};
            return new ControlClient(places).call(List.of("ping"), Map.of(), PING, nobody).exit()
                    == ExitCode.DONE.number();
        } catch (CommandException e) {
            return false;
        }
    }

    /**
     * Asks and waits for the end of the answer.
     *
     * @param limit how long to wait for it
     * @param progress receives each line of progress
     * @throws CommandException NOT_RUNNING if nobody listens, NO_PERMISSION if the socket may not
     *     be used, STILL_RUNNING if the limit passed, FAILED if the answer makes no sense
     */
    Reply call(
            List<String> verb, Map<String, ?> arguments, Duration limit, Consumer<String> progress)
            throws CommandException {
        long deadline = System.nanoTime() + limit.toNanos();
        try (SocketChannel channel = connect();
                Selector selector = Selector.open()) {
            String line = Json.request(PROTOCOL, 1, verb, arguments) + "\n";
            ByteBuffer request = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (request.hasRemaining()) {
                channel.write(request);
            }
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            return receive(channel, selector, deadline, progress);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FAILED, "the daemon broke off: " + e.getMessage(), e);
        }
    }

    private SocketChannel connect() throws CommandException, IOException {
        if (Files.isDirectory(socket.getParent()) && !Files.isExecutable(socket.getParent())) {
            throw noPermission(null);
        }
        if (!Files.exists(socket)) {
            throw notRunning(null);
        }
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw Files.isWritable(socket) ? notRunning(e) : noPermission(e);
        }
    }

    private static CommandException notRunning(IOException cause) {
        return new CommandException(
                ExitCode.NOT_RUNNING, "Health Monitor is not running (init.d/msed start)", cause);
    }

    private CommandException noPermission(IOException cause) {
        return new CommandException(
                ExitCode.NO_PERMISSION,
                "no permission for " + socket + ": root and the group msed may use it",
                cause);
    }

    private static Reply receive(
            SocketChannel channel, Selector selector, long deadline, Consumer<String> progress)
            throws IOException, CommandException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        while (true) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new CommandException(
                        ExitCode.STILL_RUNNING, "the daemon has not answered in time");
            }
            selector.select(left);
            selector.selectedKeys().clear();
            int length = channel.read(buffer.clear());
            if (length < 0) {
                throw new IOException("end of the answer before its last line");
            }
            for (byte b : Arrays.copyOf(buffer.array(), length)) {
                if (b != '\n') {
                    line.write(b);
                    continue;
                }
                JsonNode part = Json.parse(line.toByteArray());
                line.reset();
                if (part.has("exit")) {
                    return Reply.of(part);
                }
                progress.accept(part.path("progress").asText());
            }
        }
    }
}
