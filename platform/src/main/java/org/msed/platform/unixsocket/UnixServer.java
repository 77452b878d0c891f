package org.msed.platform.unixsocket;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import jnr.enxio.channels.NativeSelectorProvider;
import jnr.unixsocket.UnixServerSocketChannel;
import jnr.unixsocket.UnixSocketChannel;

/**
 * Listens on the control socket.
 *
 * <p>One thread accepts. {@link #close()} from any thread ends a waiting accept and removes the
 * file.
 */
public final class UnixServer implements AutoCloseable {
    private static final long RETRY_NANOS = 10_000_000L;

    private final SocketFile file;
    private final UnixServerSocketChannel channel;
    private final Selector selector;
    private final ReentrantLock accepting = new ReentrantLock();
    private volatile boolean closed;

    private UnixServer(SocketFile file, UnixServerSocketChannel channel, Selector selector) {
        this.file = file;
        this.channel = channel;
        this.selector = selector;
    }

    /**
     * Makes the socket with mode 0660. A directory that is missing is made with mode 0750; a socket
     * that a dead process left is replaced. At no moment can somebody connect whom the mode would
     * not let in.
     *
     * @param path for example {@code /run/msed/control.sock}, at most 107 bytes
     * @return a listening server
     * @throws SocketInUseException a living process listens there
     * @throws IOException the directory may not be written, is open to others for writing, or
     *     something that is no socket stands there
     */
    public static UnixServer open(Path path) throws IOException {
        return open(path, null);
    }

    /**
     * As {@link #open(Path)}, for the members of a group as well.
     *
     * @param path for example {@code /run/msed/control.sock}, at most 107 bytes
     * @param group owns the socket, and the directory if that is made; null, or one that this
     *     machine does not have, leaves both to the group of this process
     * @return a listening server
     * @throws SocketInUseException a living process listens there
     * @throws IOException as {@link #open(Path)}, or this process may not give files to the group
     */
    public static UnixServer open(Path path, String group) throws IOException {
        SocketFile file = SocketFile.claim(path, group);
        UnixServerSocketChannel channel = null;
        try {
            channel = UnixServerSocketChannel.open();
            channel.configureBlocking(false);
            file.publish(channel);
            Selector selector = NativeSelectorProvider.getInstance().openSelector();
            channel.register(selector, SelectionKey.OP_ACCEPT);
            return new UnixServer(file, channel, selector);
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            file.release();
            throw e;
        }
    }

    /**
     * Waits for a client.
     *
     * @return its connection, for the caller to close
     * @throws ClosedChannelException {@link #close()} was called
     * @throws IOException the socket failed
     */
    public UnixConnection accept() throws IOException {
        accepting.lock();
        try {
            boolean ready = false;
            while (!closed) {
                UnixSocketChannel client = channel.accept();
                if (client != null) {
                    return connection(client);
                }
                if (selector.select() > 0 && ready) {
                    // Ready and yet no client: no descriptor is free. Asking at once would spin.
                    LockSupport.parkNanos(RETRY_NANOS);
                }
                ready = !selector.selectedKeys().isEmpty();
                selector.selectedKeys().clear();
            }
            throw new ClosedChannelException();
        } finally {
            accepting.unlock();
        }
    }

    private static UnixConnection connection(UnixSocketChannel client) throws IOException {
        try {
            return new UnixConnection(client);
        } catch (IOException | RuntimeException e) {
            client.close();
            throw e;
        }
    }

    /**
     * Accepts until {@link #close()} and hands each client on. Blocks the calling thread.
     *
     * @param onConnection takes a client over at once, for example by giving it to a thread
     * @throws IOException the socket failed
     */
    public void serve(Consumer<UnixConnection> onConnection) throws IOException {
        while (true) {
            UnixConnection connection;
            try {
                connection = accept();
            } catch (ClosedChannelException e) {
                return;
            }
            onConnection.accept(connection);
        }
    }

    /** Stops listening and removes the socket file; connections stay. */
    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        accepting.lock();
        try {
            if (channel.isOpen()) {
                closeAll();
            }
        } finally {
            accepting.unlock();
        }
    }

    private void closeAll() throws IOException {
        try (selector;
                channel) {
            file.remove();
        } finally {
            file.release();
        }
    }
}
