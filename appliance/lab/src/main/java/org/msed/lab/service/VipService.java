package org.msed.lab.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * Answers on port 8088 with the name of the node it runs on: HTTP {@code /}, and any datagram. A
 * datagram that starts with {@code @} is repeated after the name, so that a client can match it.
 * HTTP {@code POST /lines} appends a line to a file in {@code /srv/data} and answers when it is on
 * disk.
 */
public final class VipService {
    /** Port of both protocols. */
    public static final int PORT = 8088;

    /** Port at which a node tells whether it owns an address; see {@link OwnerProbe}. */
    public static final int OWNER_PORT = OwnerProbe.PORT;

    static final String READY = "/run/service.ready";
    private static final int LARGEST_DATAGRAM = 1500;
    private static final int WARM_ANSWERS = 500;
    private static final int PATIENCE_MILLIS = 5_000;

    private VipService() {}

    /**
     * Runs until killed.
     *
     * @param arguments name of the node, its own address, then each other address at which
     *     datagrams are answered
     * @throws IOException if a port is taken
     */
    public static void main(String[] arguments) throws IOException {
        String node = arguments[0];
        List<String> addresses = Arrays.asList(arguments).subList(1, arguments.length);
        startHttp(node);
        Thread owner = new Thread(new OwnerProbe(node, addresses.get(0)), "owner");
        owner.setDaemon(true);
        owner.start();
        try (Selector selector = Selector.open()) {
            for (String address : addresses) {
                listen(selector, address);
            }
            Thread warm = new Thread(() -> warm(addresses.get(0)), "warm");
            warm.setDaemon(true);
            warm.start();
            answer(selector, node.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /**
     * Answers a while to itself, as a service in use would have done: the first answer of a cold
     * one takes some milliseconds, which a client would count as the failover's. Then it is ready.
     */
    private static void warm(String own) {
        byte[] question = "@0".getBytes(StandardCharsets.US_ASCII);
        DatagramPacket answer = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
        try (DatagramSocket client = new DatagramSocket()) {
            client.connect(new InetSocketAddress(own, PORT));
            client.setSoTimeout(PATIENCE_MILLIS);
            for (int i = 0; i < WARM_ANSWERS; i++) {
                client.send(new DatagramPacket(question, question.length));
                client.receive(answer);
            }
            Files.writeString(Path.of(READY), "");
        } catch (IOException e) {
            System.err.println("the service does not answer itself: " + e.getMessage());
        }
    }

    private static void startHttp(String node) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(PORT), 0);
        byte[] body = (node + "\n").getBytes(StandardCharsets.US_ASCII);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        exchange.getResponseHeaders().set("Content-Type", "text/plain");
                        exchange.getResponseHeaders().set("Connection", "close");
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                    }
                });
        server.createContext("/lines", VipService::takeLine);
        // A line may wait for the peer; the others must not wait with it.
        server.setExecutor(
                Executors.newCachedThreadPool(
                        task -> {
                            Thread thread = new Thread(task, "http");
                            thread.setDaemon(true);
                            return thread;
                        }));
        server.start();
    }

    private static void takeLine(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] line = exchange.getRequestBody().readNBytes(LARGEST_DATAGRAM);
            exchange.getResponseHeaders().set("Connection", "close");
            try {
                LineFile.append(new String(line, StandardCharsets.US_ASCII));
                exchange.sendResponseHeaders(200, -1);
            } catch (IOException e) {
                System.err.println("a line was not kept: " + e.getMessage());
                exchange.sendResponseHeaders(503, -1);
            }
        }
    }

    /**
     * One socket per address: an answer from a socket bound to no address would leave with the
     * node's own address, not the one that was asked. Binding needs {@code ip_nonlocal_bind} where
     * the node does not hold the address yet (ip(7)).
     */
    private static void listen(Selector selector, String address) throws IOException {
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.bind(new InetSocketAddress(InetAddress.getByName(address), PORT));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
    }

    private static void answer(Selector selector, byte[] name) throws IOException {
        ByteBuffer datagram = ByteBuffer.allocate(LARGEST_DATAGRAM + name.length + 1);
        while (selector.select() >= 0) {
            for (SelectionKey key : selector.selectedKeys()) {
                answer((DatagramChannel) key.channel(), datagram, name);
            }
            selector.selectedKeys().clear();
        }
    }

    private static void answer(DatagramChannel channel, ByteBuffer datagram, byte[] name)
            throws IOException {
        datagram.clear();
        datagram.put(name).put((byte) ' ');
        int start = datagram.position();
        datagram.limit(start + LARGEST_DATAGRAM);
        var client = channel.receive(datagram);
        if (client == null) {
            return;
        }
        boolean repeat = datagram.position() > start && datagram.get(start) == '@';
        if (!repeat) {
            datagram.position(name.length);
        }
        datagram.flip();
        try {
            channel.send(datagram, client);
        } catch (IOException e) {
            // The address may have gone between question and answer: the client counts it as lost.
            System.err.println("no answer to " + client + ": " + e.getMessage());
        }
    }
}
