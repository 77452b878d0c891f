package org.msed.daemon.instance;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Asks a database how it is: it answers every connection with one line. */
final class Desk {
    /** The answer of one that is well. */
    static final String UP = "up";

    private static final int LINE_BYTES = 1024;

    private Desk() {}

    /**
     * Asks once.
     *
     * @param socket of the database
     * @param limitNanos how long to wait
     * @return its line: {@link #UP}, or what is wrong
     * @throws IOException nobody is there, or nobody answers within the limit
     */
    static String ask(Path socket, long limitNanos) throws IOException {
        long deadline = System.nanoTime() + limitNanos;
        ByteBuffer line = ByteBuffer.allocate(LINE_BYTES);
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                Selector selector = Selector.open()) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            int read = 0;
            while (read >= 0 && line.hasRemaining()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new IOException(
                            "no answer within "
                                    + TimeUnit.NANOSECONDS.toMillis(limitNanos)
                                    + " ms");
                }
                selector.select(left);
                selector.selectedKeys().clear();
                read = channel.read(line);
            }
        }
        return StandardCharsets.UTF_8.decode(line.flip()).toString().strip();
    }
}
