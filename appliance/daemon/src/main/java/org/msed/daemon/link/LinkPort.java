package org.msed.daemon.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Optional;
import org.msed.config.Ip4Prefix;
import org.msed.core.wire.FrameCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The heartbeat port on one interface. Sends to the subnet's broadcast address, since after a heal
 * unicast may fail for seconds on a stale neighbour entry; receives broadcasts and what is sent to
 * this address alone. Two sockets, since one bound to an address hears no broadcast, and one bound
 * to none would listen on the virtual address too.
 *
 * <p>One thread receives; any thread sends, without waiting.
 */
public final class LinkPort implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LinkPort.class);
    private static final int RECEIVE_BUFFER_BYTES = 1 << 20;

    /** Then the other socket has its turn, or a flood on one would keep the beats on the other. */
    private static final int IN_A_ROW = 64;

    private final String interfaceName;
    private final Ip4Prefix local;
    private final int port;
    private final Receiver receiver;
    private Selector selector;
    private volatile DatagramChannel own;

    /** Takes what arrives; on the port's thread. */
    @FunctionalInterface
    public interface Receiver {

        /**
         * @param datagram reused after the call
         * @param length how many bytes of it were received
         * @param arrivalNanos monotonic time at which it was read
         */
        void received(LinkPort port, byte[] datagram, int length, long arrivalNanos);
    }

    /**
     * A port that is closed as yet.
     *
     * @param interfaceName for names of threads and texts
     * @param local this end
     * @param port UDP port
     * @param receiver takes what arrives
     */
    public LinkPort(String interfaceName, Ip4Prefix local, int port, Receiver receiver) {
        this.interfaceName = interfaceName;
        this.local = local;
        this.port = port;
        this.receiver = receiver;
    }

    /**
     * Opens the port if it is not open and begins to receive. Called again after a failure, for an
     * address may come later than the daemon.
     *
     * @throws IOException the address is not on this machine, or the port is in use
     */
    public synchronized void ensureOpen() throws IOException {
        if (own != null) {
            return;
        }
        Selector opened = Selector.open();
        try {
            DatagramChannel unicast = bound(opened, local.address(), port);
            Optional<InetAddress> broadcast = Subnet.broadcast(local);
            if (broadcast.isPresent()) {
                bound(opened, broadcast.get(), port);
            }
            startReader(opened);
            selector = opened;
            own = unicast;
        } catch (IOException e) {
            closeAll(opened);
            String where = local.addressText() + " port " + port;
            throw new IOException("cannot use " + where + ": " + e.getMessage(), e);
        }
    }

    private void startReader(Selector from) {
        Thread reader = new Thread(() -> read(from), "link-" + interfaceName);
        reader.setDaemon(true);
        reader.setPriority(Thread.MAX_PRIORITY);
        reader.start();
    }

    private static DatagramChannel bound(Selector selector, InetAddress address, int port)
            throws IOException {
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        try {
            channel.setOption(StandardSocketOptions.SO_BROADCAST, true);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(address, port));
            channel.register(selector, SelectionKey.OP_READ);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** The interface. */
    public String interfaceName() {
        return interfaceName;
    }

    /** This end. */
    public Ip4Prefix local() {
        return local;
    }

    /**
     * Sends a datagram, without waiting.
     *
     * @return whether the system took it
     */
    public boolean send(ByteBuffer datagram, SocketAddress to) {
        DatagramChannel open = own;
        try {
            return open != null && open.send(datagram, to) > 0;
        } catch (IOException e) {
            LOG.debug("{}: not sent: {}", interfaceName, e.toString());
            return false;
        }
    }

    /**
     * Where a pair's frames go: to everybody on the subnet, or to the peer where it has no such.
     */
    public InetSocketAddress target(InetAddress peer) {
        return new InetSocketAddress(Subnet.broadcast(local).orElse(peer), port);
    }

    private void read(Selector from) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(FrameCodec.LIMIT + 1);
        byte[] bytes = new byte[FrameCodec.LIMIT + 1];
        while (from.isOpen()) {
            try {
                from.select(key -> drain((DatagramChannel) key.channel(), buffer, bytes));
            } catch (IOException e) {
                LOG.warn("{}: receiving failed: {}", interfaceName, e.toString());
            } catch (ClosedSelectorException e) {
                return;
            }
        }
    }

    private void drain(DatagramChannel channel, ByteBuffer buffer, byte[] bytes) {
        try {
            for (int i = 0; i < IN_A_ROW; i++) {
                InetSocketAddress from = receive(channel, buffer);
                if (from == null) {
                    return;
                }
                long arrivalNanos = System.nanoTime();
                int length = buffer.flip().limit();
                if (!from.getAddress().equals(local.address())) {
                    buffer.get(bytes, 0, length);
                    receiver.received(this, bytes, length, arrivalNanos);
                }
            }
        } catch (ClosedChannelException e) {
            LOG.debug("{}: closed", interfaceName);
        } catch (IOException e) {
            LOG.debug("{}: {}", interfaceName, e.toString());
        }
    }

    /** Own broadcasts come back; they are recognised by their source. */
    private static InetSocketAddress receive(DatagramChannel channel, ByteBuffer buffer)
            throws IOException {
        buffer.clear();
        return (InetSocketAddress) channel.receive(buffer);
    }

    /** Ends receiving; blocks for a moment. */
    @Override
    public synchronized void close() throws IOException {
        if (own != null) {
            own = null;
            closeAll(selector);
        }
    }

    private static void closeAll(Selector selector) throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
