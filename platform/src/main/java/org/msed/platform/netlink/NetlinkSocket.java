package org.msed.platform.netlink;

import java.io.IOException;
import org.msed.platform.natives.Errno;
import org.msed.platform.natives.ErrnoException;
import org.msed.platform.natives.NativeBuffer;
import org.msed.platform.natives.NativeSocket;
import org.msed.platform.natives.SocketAddress;

/**
 * Requests to the kernel and their answers, one at a time.
 *
 * <p>Not safe for several threads: owners lock. It lives in the network namespace of the thread
 * that opened it. The kernel answers while the request is sent, so a call takes microseconds; the
 * limit of {@value #ANSWER_LIMIT_MILLIS} ms only guards against a kernel that never answers.
 */
public final class NetlinkSocket implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int ANSWER_LIMIT_MILLIS = 1000;
    private static final int DUMP_ATTEMPTS = 5;

    private final NativeSocket socket;
    private final NativeBuffer request = NativeBuffer.allocate(BUFFER_BYTES);
    private final NativeBuffer answer = NativeBuffer.allocate(BUFFER_BYTES);
    private final MessageWriter writer = new MessageWriter(request.bytes());
    private int sequence;

    /** What a dump hands each of its messages to. */
    @FunctionalInterface
    interface Visitor {
        void visit(MessageReader reader) throws IOException;
    }

    /** Writes a request under the given sequence. */
    @FunctionalInterface
    interface Request {
        void write(MessageWriter writer, int sequence);
    }

    private NetlinkSocket(NativeSocket socket) {
        this.socket = socket;
    }

    /**
     * Opens a socket that hears no notifications.
     *
     * @param protocol NETLINK_*
     * @return the open socket
     * @throws IOException the kernel lacks the protocol
     */
    public static NetlinkSocket open(int protocol) throws IOException {
        return new NetlinkSocket(openNative(protocol, 0));
    }

    static NativeSocket openNative(int protocol, int groups) throws IOException {
        NativeSocket socket =
                NativeSocket.open(
                        "netlink " + protocol,
                        SocketAddress.AF_NETLINK,
                        NativeSocket.SOCK_RAW,
                        protocol);
        try {
            NativeBuffer address = NativeBuffer.allocate(SocketAddress.CAPACITY_BYTES);
            socket.bind(address, SocketAddress.netlink(address, groups));
            socket.setOption(Netlink.SOL_NETLINK, Netlink.NETLINK_EXT_ACK, 1);
            socket.setOption(Netlink.SOL_NETLINK, Netlink.NETLINK_CAP_ACK, 1);
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * The writer for the next request, at the start of its buffer.
     *
     * @return the same writer each time
     */
    public MessageWriter writer() {
        return writer.restart();
    }

    /**
     * A new sequence number.
     *
     * @return never 0, which notifications carry
     */
    public int nextSequence() {
        sequence = sequence == Integer.MAX_VALUE ? 1 : sequence + 1;
        return sequence;
    }

    /**
     * The sequence number given out last.
     *
     * @return 0 before the first
     */
    public int lastSequence() {
        return sequence;
    }

    /**
     * Sends what the writer holds and waits for the acknowledgement of the last sequence.
     *
     * <p>The kernel queues its answers while it takes the request, so once one is an error no more
     * is waited for: after some errors the later messages get no answer at all.
     *
     * @param firstSequence of the first message that asked for an acknowledgement
     * @param lastSequence of the last one
     * @return success, or the first error
     * @throws IOException sending or receiving failed; ETIMEDOUT when no answer came
     */
    public Acknowledgement exchange(int firstSequence, int lastSequence) throws IOException {
        socket.send(request, writer.length());
        Acknowledgement failed = null;
        while (true) {
            if (!receive(failed == null ? ANSWER_LIMIT_MILLIS : 0)) {
                return failed;
            }
            MessageReader reader = new MessageReader(answer.bytes());
            while (reader.nextMessage()) {
                boolean ours =
                        reader.sequence() - firstSequence >= 0
                                && lastSequence - reader.sequence() >= 0;
                if (!ours || reader.type() != Netlink.NLMSG_ERROR) {
                    continue;
                }
                Acknowledgement next = Acknowledgement.read(reader);
                if (failed == null && next.errno() != 0) {
                    failed = next;
                }
                if (reader.sequence() == lastSequence) {
                    return failed == null ? next : failed;
                }
            }
        }
    }

    /** Asks for all objects, again when they changed meanwhile. */
    void dump(Request query, Runnable restart, Visitor visitor) throws IOException {
        for (int attempt = 1; attempt <= DUMP_ATTEMPTS; attempt++) {
            restart.run();
            if (dumpOnce(query, visitor)) {
                return;
            }
        }
        throw new ErrnoException("netlink dump changed " + DUMP_ATTEMPTS + " times", Errno.EAGAIN);
    }

    private boolean dumpOnce(Request query, Visitor visitor) throws IOException {
        int expected = nextSequence();
        query.write(writer(), expected);
        socket.send(request, writer.length());
        boolean consistent = true;
        while (true) {
            receive(ANSWER_LIMIT_MILLIS);
            MessageReader reader = new MessageReader(answer.bytes());
            while (reader.nextMessage()) {
                if (reader.sequence() != expected) {
                    continue;
                }
                consistent &= (reader.flags() & Netlink.NLM_F_DUMP_INTR) == 0;
                if (reader.type() == Netlink.NLMSG_DONE) {
                    return consistent;
                }
                if (reader.type() == Netlink.NLMSG_ERROR) {
                    Acknowledgement error = Acknowledgement.read(reader);
                    throw new ErrnoException("netlink dump", error.errno(), error.explanation());
                }
                visitor.visit(reader);
            }
        }
    }

    private boolean receive(int timeoutMillis) throws IOException {
        int length = socket.receive(answer, null, timeoutMillis);
        if (length < 0 && timeoutMillis == 0) {
            return false;
        }
        if (length < 0) {
            throw new ErrnoException("netlink answer", Errno.ETIMEDOUT);
        }
        if (length > BUFFER_BYTES) {
            throw new NetlinkFormatException(
                    "answer of " + length + " bytes is longer than " + BUFFER_BYTES);
        }
        return true;
    }

    @Override
    public void close() {
        socket.close();
    }
}
