package org.msed.lab.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.msed.lab.service.VipService;

/** Asks every node in turn whether it owns the virtual address, as the node itself sees it. */
final class OwnerSamples {
    private static final int LARGEST_ANSWER = 200;

    /** Questions whose time is known; an older one's answer is late by far. */
    private static final int REMEMBERED = 4096;

    private final DatagramChannel channel = DatagramChannel.open();
    private final String virtualAddress;
    private final List<InetSocketAddress> nodes;
    private final Owners owners = new Owners();
    private final ByteBuffer answer = ByteBuffer.allocate(LARGEST_ANSWER);
    private final AtomicLongArray askedNanos = new AtomicLongArray(REMEMBERED);
    private int asked;
    private int answers;

    OwnerSamples(String virtualAddress, List<String> nodeAddresses) throws IOException {
        this.virtualAddress = virtualAddress;
        this.nodes =
                nodeAddresses.stream()
                        .map(address -> new InetSocketAddress(address, VipService.OWNER_PORT))
                        .toList();
        channel.bind(null);
    }

    void start(long periodNanos) {
        Pace.start("owner samples", periodNanos, this::ask);
        Pace.loop("owner answers", this::hear);
    }

    Owners owners() {
        return owners;
    }

    synchronized int answers() {
        return answers;
    }

    private void ask() throws IOException {
        askedNanos.set(asked % REMEMBERED, System.nanoTime());
        byte[] question = (asked++ + " " + virtualAddress).getBytes(StandardCharsets.US_ASCII);
        for (InetSocketAddress node : nodes) {
            channel.send(ByteBuffer.wrap(question), node);
        }
    }

    private void hear() throws IOException {
        answer.clear();
        channel.receive(answer);
        long now = System.nanoTime();
        String text = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
        String[] words = text.split(" ");
        synchronized (this) {
            answers++;
        }
        long since = askedNanos.get(Integer.parseInt(words[0]) % REMEMBERED);
        if (words[2].equals("owner") && now - since <= Owners.SURE_NANOS) {
            owners.add(now, words[1]);
        }
    }
}
