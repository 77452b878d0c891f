package org.msed.daemon.channel;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.cert.CertificateEncodingException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.msed.core.wire.CertificateHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One TLS connection: any thread sends, one thread reads. Ended by closing the socket below TLS,
 * which never waits, whoever is reading or writing.
 */
final class Connection {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    /** The most that one TLS record holds (RFC 8446 5.1); a small frame is one write. */
    private static final int RECORD_BYTES = 1 << 14;

    private static final String[] PROTOCOLS = {"TLSv1.3"};

    private final ChannelSocket raw;
    private final SSLSocket tls;
    private final CertificateHash peer;
    private final InputStream in;
    private final OutputStream out;
    private final ReentrantLock writing = new ReentrantLock();
    private final byte[] record = new byte[RECORD_BYTES];
    private final byte[] head = new byte[FrameHeader.SIZE];
    private final AtomicReference<String> cause = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private int filled;
    private byte[] payload = new byte[RECORD_BYTES];
    private int length;
    private volatile long received;
    private volatile long sent;

    private Connection(ChannelSocket raw, SSLSocket tls, CertificateHash peer) throws IOException {
        this.raw = raw;
        this.tls = tls;
        this.peer = peer;
        this.in = tls.getInputStream();
        this.out = tls.getOutputStream();
    }

    /**
     * Shakes hands; blocks at most as long as the socket's time limit for each message.
     *
     * @param raw connected; closed by the caller when this fails
     * @param dialled whether this end dialled
     */
    static Connection secure(ChannelSocket raw, SSLContext context, boolean dialled)
            throws IOException {
        raw.setTcpNoDelay(true);
        String host = raw.getInetAddress().getHostAddress();
        SSLSocket tls =
                (SSLSocket)
                        context.getSocketFactory().createSocket(raw, host, raw.getPort(), false);
        tls.setUseClientMode(dialled);
        tls.setNeedClientAuth(!dialled);
        tls.setEnabledProtocols(PROTOCOLS);
        tls.startHandshake();
        try {
            CertificateHash peer = NodeKey.hash(tls.getSession().getPeerCertificates()[0]);
            return new Connection(raw, tls, peer);
        } catch (CertificateEncodingException e) {
            throw new IOException("certificate without DER form", e);
        }
    }

    /** Hash of the certificate that the other end proved to have. */
    CertificateHash peer() {
        return peer;
    }

    /** Protocol and cipher suite. */
    String protection() {
        return tls.getSession().getProtocol() + " " + tls.getSession().getCipherSuite();
    }

    /** How long the other end may be silent from now on. */
    void limitSilence(long millis) throws SocketException {
        raw.setSoTimeout(Math.toIntExact(millis));
    }

    /**
     * Sends a frame; on return the kernel has its bytes. Blocks while the other end does not read.
     *
     * @throws IllegalArgumentException the parts are longer than a frame
     * @throws IOException the connection has ended
     */
    void send(int service, ByteBuffer... parts) throws IOException {
        int total = 0;
        for (ByteBuffer part : parts) {
            total = Math.addExact(total, part.remaining());
        }
        if (total > FrameHeader.PAYLOAD_LIMIT) {
            throw new IllegalArgumentException(
                    "a frame must have at most "
                            + FrameHeader.PAYLOAD_LIMIT
                            + " bytes, got "
                            + total);
        }
        writing.lock();
        try {
            write(service, total, parts);
        } finally {
            writing.unlock();
        }
    }

    private void write(int service, int total, ByteBuffer[] parts) throws IOException {
        if (cause.get() != null) {
            throw new IOException("the connection has ended: " + cause.get());
        }
        boolean large = FrameHeader.SIZE + total > RECORD_BYTES;
        try {
            if (large) {
                raw.hold();
            }
            FrameHeader.of(service, total).write(record);
            filled = FrameHeader.SIZE;
            for (ByteBuffer part : parts) {
                append(part);
            }
            out.write(record, 0, filled);
            if (large) {
                raw.release();
            }
            sent += FrameHeader.SIZE + total;
        } catch (IOException e) {
            abort(text(e));
            throw new IOException("the connection has ended: " + cause.get(), e);
        }
    }

    /** Small parts gather in the record; whole records of an array leave without a copy. */
    private void append(ByteBuffer part) throws IOException {
        while (part.hasRemaining()) {
            if (filled == RECORD_BYTES) {
                out.write(record, 0, filled);
                filled = 0;
            }
            if (filled == 0 && part.hasArray() && part.remaining() >= RECORD_BYTES) {
                int whole = part.remaining() - part.remaining() % RECORD_BYTES;
                out.write(part.array(), part.arrayOffset() + part.position(), whole);
                part.position(part.position() + whole);
            } else {
                int count = Math.min(part.remaining(), RECORD_BYTES - filled);
                part.get(record, filled, count);
                filled += count;
            }
        }
    }

    /** Tells the other end that this one is alive, unless somebody is sending anyway. */
    void sayAlive() {
        if (!writing.tryLock()) {
            return;
        }
        try {
            write(Service.CHANNEL, 1, new ByteBuffer[] {ControlFrame.of(ControlFrame.ALIVE)});
        } catch (IOException e) {
            LOG.debug("not said: {}", e.toString());
        } finally {
            writing.unlock();
        }
    }

    /**
     * Reads the next frame; its payload is there until the next call. One thread only.
     *
     * @throws IOException the connection has ended, or what arrived is no frame
     */
    FrameHeader next() throws IOException {
        fill(head, FrameHeader.SIZE);
        FrameHeader header = FrameHeader.read(head);
        if (header.length() > payload.length) {
            int doubled = Integer.highestOneBit(header.length()) << 1;
            payload = new byte[Math.min(doubled, FrameHeader.PAYLOAD_LIMIT)];
        }
        length = header.length();
        fill(payload, length);
        received += FrameHeader.SIZE + length;
        return header;
    }

    private void fill(byte[] target, int count) throws IOException {
        for (int at = 0; at < count; ) {
            int got = in.read(target, at, count - at);
            if (got < 0) {
                throw new EOFException("the peer closed it");
            }
            at += got;
        }
    }

    /** The frame read last. */
    ByteBuffer payload() {
        return ByteBuffer.wrap(payload, 0, length);
    }

    /** Bytes of frames that arrived. */
    long received() {
        return received;
    }

    /** Bytes of frames that were sent. */
    long sent() {
        return sent;
    }

    /** Why it ended; null while it is open. */
    String cause() {
        return cause.get();
    }

    /** Waits for its end; whether it came. */
    boolean awaitEnd(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Ends it; the other end sees an orderly close. */
    void close(String why) {
        if (cause.compareAndSet(null, why)) {
            closeSocket();
        }
    }

    /** Ends it and drops what the kernel has not sent, so that nothing arrives late. */
    void abort(String why) {
        if (cause.compareAndSet(null, why)) {
            try {
                raw.setSoLinger(true, 0);
            } catch (SocketException e) {
                LOG.debug("{}", e.toString());
            }
            closeSocket();
        }
    }

    private void closeSocket() {
        ended.countDown();
        try {
            raw.close();
        } catch (IOException e) {
            LOG.warn("closing a connection of the pair channel: {}", e.toString());
        }
    }

    /** A cause in words. */
    static String text(Exception e) {
        if (e instanceof SocketTimeoutException) {
            return "nothing came from the peer for too long";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
