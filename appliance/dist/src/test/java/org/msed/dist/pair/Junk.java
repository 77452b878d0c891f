package org.msed.dist.pair;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Random;

/** Sends junk: random bytes, and random bytes behind the magic number of a frame. */
public final class Junk {

    private static final int PORT = 8001;
    private static final int LONGEST = 1_400;

    private Junk() {}

    /**
     * Sends as fast as it can.
     *
     * @param arguments target address, number of packets
     */
    public static void main(String[] arguments) throws IOException {
        Random random = new Random(1);
        byte[] bytes = new byte[LONGEST];
        random.nextBytes(bytes);
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.connect(new InetSocketAddress(arguments[0], PORT));
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                ByteBuffer packet = ByteBuffer.wrap(bytes, 0, 4 + random.nextInt(LONGEST - 4));
                packet.putInt(0, i % 2 == 0 ? 0x4d534548 : random.nextInt());
                channel.write(packet);
            }
        }
    }
}
