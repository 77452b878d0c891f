package org.msed.daemon.channel;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/**
 * A socket below TLS, which asks for a record's five bytes and then for its rest, and hands over
 * one record at a time: here a read takes what has arrived, and what belongs together can leave
 * together. Each saves the kernel most of its work for a large frame. Thread-safe.
 */
final class ChannelSocket extends Socket {

    /** The JDK passes no more than this to the kernel at once. */
    private static final int BUFFER_BYTES = 128 << 10;

    private InputStream in;
    private Gathering out;

    @Override
    public synchronized InputStream getInputStream() throws IOException {
        if (in == null) {
            in = new BufferedInputStream(super.getInputStream(), BUFFER_BYTES);
        }
        return in;
    }

    @Override
    public synchronized OutputStream getOutputStream() throws IOException {
        return gathering();
    }

    private synchronized Gathering gathering() throws IOException {
        if (out == null) {
            out = new Gathering(super.getOutputStream());
        }
        return out;
    }

    /** From now on what is written may wait until {@link #release}, or until there is much. */
    void hold() throws IOException {
        gathering().hold();
    }

    /** On return the kernel has all that was written. */
    void release() throws IOException {
        gathering().release();
    }

    private static final class Gathering extends OutputStream {
        private final OutputStream to;
        private byte[] held = new byte[0];
        private int filled;
        private boolean holds;

        Gathering(OutputStream to) {
            this.to = to;
        }

        synchronized void hold() {
            if (held.length == 0) {
                held = new byte[BUFFER_BYTES];
            }
            holds = true;
        }

        synchronized void release() throws IOException {
            holds = false;
            send();
        }

        private void send() throws IOException {
            int count = filled;
            filled = 0;
            to.write(held, 0, count);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] from, int offset, int count) throws IOException {
            if (holds && count > held.length - filled) {
                send();
            }
            if (holds && count <= held.length) {
                System.arraycopy(from, offset, held, filled, count);
                filled += count;
            } else {
                to.write(from, offset, count);
            }
        }
    }
}
