package org.msed.platform.unixsocket;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import jnr.unixsocket.Credentials;
import jnr.unixsocket.UnixSocketChannel;
import jnr.unixsocket.UnixSocketOptions;

/**
 * One client of the control socket.
 *
 * <p>One thread reads while others write; a line is written as a whole. {@link #close()} from any
 * thread ends a waiting read or write.
 */
public final class UnixConnection implements AutoCloseable {
    /** Longest line, read or written, in bytes without its line feed. */
    public static final int LINE_LIMIT_BYTES = 1024 * 1024;

    private final UnixSocketChannel channel;
    private final PeerCredentials peer;
    private final LineReader reader;
    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean closed;

    UnixConnection(UnixSocketChannel channel) throws IOException {
        this.channel = channel;
        Credentials credentials = channel.getOption(UnixSocketOptions.SO_PEERCRED);
        this.peer =
                new PeerCredentials(
                        credentials.getPid(),
                        Integer.toUnsignedLong(credentials.getUid()),
                        Integer.toUnsignedLong(credentials.getGid()));
        this.reader = new LineReader(new ChannelStream(), LINE_LIMIT_BYTES);
    }

    /**
     * Who connected.
     *
     * @return as recorded when the client connected
     */
    public PeerCredentials peer() {
        return peer;
    }

    /**
     * Waits for a line.
     *
     * @return the line without its line feed; null when the client has sent all
     * @throws LineTooLongException close the connection: nothing sensible can follow
     * @throws EOFException the client went away inside a line
     * @throws ClosedChannelException {@link #close()} was called
     * @throws IOException the connection failed
     */
    public String readLine() throws IOException {
        reading.lock();
        try {
            String line = reader.readLine();
            if (closed) {
                throw new ClosedChannelException();
            }
            return line;
        } finally {
            reading.unlock();
        }
    }

    /**
     * Writes a line and its line feed; waits while the client reads slowly.
     *
     * @param line without line feeds
     * @throws ClosedChannelException {@link #close()} was called
     * @throws IOException the client is gone
     * @throws IllegalArgumentException the line contains a line feed or is too long
     */
    public void writeLine(String line) throws IOException {
        byte[] text = line.getBytes(StandardCharsets.UTF_8);
        if (line.indexOf('\n') >= 0 || text.length > LINE_LIMIT_BYTES) {
            throw new IllegalArgumentException(
                    "line must be at most "
                            + LINE_LIMIT_BYTES
                            + " bytes and without line feeds, got "
                            + text.length
                            + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.allocate(text.length + 1).put(text).put((byte) '\n').flip();
        writing.lock();
        try {
            while (bytes.hasRemaining()) {
                if (closed) {
                    throw new ClosedChannelException();
                }
                channel.write(bytes);
            }
        } finally {
            writing.unlock();
        }
    }

    /** Ends a waiting read or write, then closes; closing again does nothing. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            // close(2) wakes nobody, shutdown(2) does; only then may the number be given back.
            channel.shutdownInput();
            channel.shutdownOutput();
        } finally {
            reading.lock();
            writing.lock();
            try {
                channel.close();
            } finally {
                writing.unlock();
                reading.unlock();
            }
        }
    }

    /** What LineReader reads from; called under the lock of reading. */
    private final class ChannelStream extends InputStream {
        @Override
        public int read() {
            throw new UnsupportedOperationException("LineReader reads chunks");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (closed) {
                throw new ClosedChannelException();
            }
            return channel.read(ByteBuffer.wrap(into, offset, length));
        }
    }
}
