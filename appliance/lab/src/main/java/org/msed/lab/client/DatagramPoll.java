package org.msed.lab.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import org.msed.lab.service.VipService;

/** Asks the service by datagram at an even pace and notes who answered what when. */
final class DatagramPoll {
    private static final int LARGEST_ANSWER = 200;

    private final DatagramChannel channel = DatagramChannel.open();
    private final InetSocketAddress service;
    private final Requests requests = new Requests();
    private final ByteBuffer answer = ByteBuffer.allocate(LARGEST_ANSWER);

    DatagramPoll(String virtualAddress) throws IOException {
        this.service = new InetSocketAddress(virtualAddress, VipService.PORT);
        channel.bind(null);
    }

    void start(long periodNanos) {
        Pace.start("datagrams", periodNanos, this::ask);
        Pace.loop("datagram answers", this::hear);
    }

    Requests requests() {
        return requests;
    }

    private void ask() throws IOException {
        int number = requests.sent(System.nanoTime());
        byte[] question = ("@" + number).getBytes(StandardCharsets.US_ASCII);
        channel.send(ByteBuffer.wrap(question), service);
    }

    private void hear() throws IOException {
        answer.clear();
        channel.receive(answer);
        long now = System.nanoTime();
        String text = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
        int mark = text.indexOf(" @");
        if (mark > 0) {
            String number = text.substring(mark + 2);
            requests.answered(Integer.parseInt(number), now, text.substring(0, mark));
        }
    }
}
