package org.msed.lab.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.msed.lab.service.VipService;

/**
 * Asks the service by HTTP at an even pace, each time over a new connection, and notes who answered
 * when. A request without an answer after 300 ms is given up. One thread.
 */
final class HttpPoll {
    private static final long PATIENCE_NANOS = 300_000_000;
    private static final int LARGEST_ANSWER = 500;

    private final InetSocketAddress service;
    private final long periodNanos;
    private final Requests requests = new Requests();
    private final Selector selector = Selector.open();
    private long nextNanos;

    /** A connection on its way. */
    private record Exchange(int number, long sentNanos, ByteBuffer answer) {}

    HttpPoll(String virtualAddress, long periodNanos) throws IOException {
        this.service = new InetSocketAddress(virtualAddress, VipService.PORT);
        this.periodNanos = periodNanos;
    }

    void start() {
        nextNanos = System.nanoTime();
        Pace.loop("http", this::turn);
    }

    Requests requests() {
        return requests;
    }

    private void turn() throws IOException {
        long now = System.nanoTime();
        if (now - nextNanos >= 0) {
            nextNanos = Math.max(nextNanos + periodNanos, now);
            ask(now);
        }
        // Whole milliseconds, rounded up: half a millisecond late is even enough.
        selector.select(1 + (nextNanos - now) / 1_000_000);
        for (SelectionKey key : selector.selectedKeys()) {
            advance(key);
        }
        selector.selectedKeys().clear();
        for (SelectionKey key : selector.keys()) {
            if (System.nanoTime() - ((Exchange) key.attachment()).sentNanos > PATIENCE_NANOS) {
                key.channel().close();
            }
        }
    }

    private void ask(long now) throws IOException {
        int number = requests.sent(now);
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        try {
            boolean connected = channel.connect(service);
            channel.register(
                    selector,
                    connected ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT,
                    new Exchange(number, now, ByteBuffer.allocate(LARGEST_ANSWER)));
        } catch (IOException e) {
            // No way there at this moment: the request is lost, as its record says.
            channel.close();
        }
    }

    private void advance(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        Exchange exchange = (Exchange) key.attachment();
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                String request = "GET / HTTP/1.1\r\nHost: lab\r\nConnection: close\r\n\r\n";
                channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
                key.interestOps(SelectionKey.OP_READ);
            } else if (key.isReadable() && channel.read(exchange.answer) < 0) {
                channel.close();
                answered(exchange);
            }
        } catch (IOException e) {
            // Refused or reset: the request is lost, as its record says.
            channel.close();
        }
    }

    private void answered(Exchange exchange) {
        byte[] bytes = exchange.answer.array();
        String text = new String(bytes, 0, exchange.answer.position(), StandardCharsets.US_ASCII);
        int body = text.indexOf("\r\n\r\n");
        if (text.startsWith("HTTP/1.1 200") && body > 0) {
            requests.answered(exchange.number, System.nanoTime(), text.substring(body + 4).strip());
        }
    }
}
