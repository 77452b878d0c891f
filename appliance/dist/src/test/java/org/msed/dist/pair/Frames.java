package org.msed.dist.pair;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Listens to the pair's own frames, which are broadcast, and sends them again: as they were, to
 * their receiver and to their sender, with one bit changed, with the name of another pair, and cut
 * short. It goes on listening meanwhile, so that some come back while they are new.
 */
public final class Frames {

    private static final int PORT = 8001;
    private static final int LONGEST = 1_400;
    private static final int KEPT = 256;
    private static final int PAIR_OFFSET = 8;
    private static final int PAIR_BYTES = 16;
    private static final int KINDS = 4;

    /** What both nodes take off their sockets while they do their work. */
    private static final int IN_A_ROW = 32;

    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(400);

    private final Random random = new Random(2);
    private final List<byte[]> heard = new ArrayList<>();
    private final List<InetSocketAddress> nodes;
    private final DatagramChannel ear;
    private final DatagramChannel mouth = DatagramChannel.open();
    private int next;

    private Frames(String broadcast, List<String> nodes) throws IOException {
        this.nodes = nodes.stream().map(node -> new InetSocketAddress(node, PORT)).toList();
        this.ear = DatagramChannel.open(StandardProtocolFamily.INET);
        ear.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        ear.bind(new InetSocketAddress(InetAddress.getByName(broadcast), PORT));
        ear.configureBlocking(false);
    }

    /**
     * Sends until done; prints how many different frames it had heard.
     *
     * @param arguments broadcast address, number of packets, then every node's address
     */
    public static void main(String[] arguments) throws IOException {
        Frames frames = new Frames(arguments[0], List.of(arguments).subList(2, arguments.length));
        int packets = Integer.parseInt(arguments[1]);
        while (frames.heard.size() < KEPT / 4) {
            LockSupport.parkNanos(PAUSE_NANOS);
            frames.listen();
        }
        for (int sent = 0; sent < packets; sent++) {
            frames.send(sent);
            if (sent % IN_A_ROW == 0) {
                LockSupport.parkNanos(PAUSE_NANOS);
                frames.listen();
            }
        }
        System.out.println(frames.next);
    }

    private void listen() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST);
        while (ear.receive(buffer.clear()) != null) {
            byte[] frame = new byte[buffer.flip().limit()];
            buffer.get(frame);
            if (heard.size() < KEPT) {
                heard.add(frame);
            } else {
                heard.set(next % KEPT, frame);
            }
            next++;
        }
    }

    /** Each frame goes to either node: a replay for one, for the other its own words. */
    private void send(int number) throws IOException {
        byte[] frame = heard.get(random.nextInt(heard.size())).clone();
        int length = frame.length;
        switch (number / nodes.size() % KINDS) {
            case 0 -> {
                // As it was.
            }
            case 1 -> frame[random.nextInt(length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            case 2 -> frame[PAIR_OFFSET + random.nextInt(PAIR_BYTES)] ^= (byte) 0xff;
            default -> length = random.nextInt(length);
        }
        mouth.send(ByteBuffer.wrap(frame, 0, length), nodes.get(number % nodes.size()));
    }
}
