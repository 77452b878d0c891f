package org.msed.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.msed.config.Places;

/**
 * Goes through the commands once, against a daemon that always says the same, so that the JVM can
 * list the classes they need. Run while the class archive is made; touches a temporary directory
 * only.
 */
public final class Rehearsal {
    private static final String ANSWERS =
            """
            node.name = mse1
            hm.interface = lo
            hm.address = 192.0.2.2
            hm.netmask = 255.255.255.0
            vip.address = 192.0.2.1
            vip.netmask = 255.255.255.0
            pair.id = mse1
            peer.name = mse2
            peer.role = Secondary
            peer.hm.address = 192.0.2.3
            pair.secret = 0000000000000000000000000000000000000000000000000000000000000000
            """;

    private static final String REPLY =
            """
            {"id":1,"exit":0,"data":{"schemaVersion":1,"node":"mse1","role":"Primary","state":"OK",\
            "haConfig":{"role":"Primary"},"config":{"https":null,"legacyPort":8001},\
            "datasets":[{"name":"data","pair":"mse1","mode":"sync","state":"IN_SYNC"}],\
            "monitor":{"timezone":"UTC","startTime":0,"currentTime":0},\
            "events":[{"id":"mse1/1/1","reason":"STARTED","linkMillis":[1]}],\
            "pairs":[{"name":"mse1","peer":"mse2","state":"PRIMARY_ACTIVE","ready":false,\
            "failoverWaitSeconds":10.0,"blockers":["NOT_IN_SYNC"],\
            "links":[{"name":"eth0","state":"UP","roundTripMeanSeconds":0.001}]}]},"messages":[]}
            """;

    private static final List<List<String>> COMMANDS =
            List.of(
                    List.of("gethainfo"),
                    List.of("gethainfo", "--json"),
                    List.of("getserverinfo"),
                    List.of("msectl", "status"),
                    List.of("msectl", "status", "--json"),
                    List.of("msectl", "status", "--nagios"),
                    List.of("msectl", "why"),
                    List.of("msectl", "dataset", "list"),
                    List.of("msectl", "switchover", "--yes"),
                    List.of("msectl", "daemon", "ping"));

    private Rehearsal() {}

    /** Runs the rehearsal; takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        Path root = Files.createTempDirectory("msed-rehearsal");
        try {
            rehearse(root);
        } finally {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void rehearse(Path root) throws IOException {
        Places places =
                Places.of(
                        Map.of(
                                "MSE_ETC", root.resolve("etc").toString(),
                                "MSE_DATA", root.resolve("data").toString(),
                                "MSE_LOG", root.resolve("log").toString(),
                                "MSE_RUN", root.toString()));
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(places, System.in, nowhere, nowhere, false);
        Path answers = Files.writeString(root.resolve("answers"), ANSWERS);
        Main.run(terminal, "setup.sh", "--answers", answers.toString(), "--non-interactive");
        Main.run(terminal, "gethainfo");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(places.controlSocket()));
            Thread daemon = new Thread(() -> serve(server), "rehearsal");
            daemon.setDaemon(true);
            daemon.start();
            COMMANDS.forEach(command -> Main.run(terminal, command.toArray(new String[0])));
        }
    }

    private static void serve(ServerSocketChannel server) {
        while (server.isOpen()) {
            try (SocketChannel client = server.accept()) {
                client.read(ByteBuffer.allocate(8192));
                client.write(ByteBuffer.wrap(REPLY.getBytes(StandardCharsets.UTF_8)));
                client.read(ByteBuffer.allocate(1));
            } catch (IOException e) {
                // The end of the rehearsal closes the socket.
                return;
            }
        }
    }
}
