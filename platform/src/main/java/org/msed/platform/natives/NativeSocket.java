package org.msed.platform.natives;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One socket of a family the JDK does not offer.
 *
 * <p>One thread may receive while another sends. {@link #close()} from any thread ends a waiting
 * receive, which then throws {@link ClosedChannelException}; the descriptor is closed once, after
 * both have left it, so that its number is never used for somebody else's file.
 */
public final class NativeSocket implements AutoCloseable {
    /** Datagrams with the headers below them. */
    public static final int SOCK_RAW = 3;

    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_TRUNC = 0x20;
    private static final int POLLIN = 1;
    private static final int EFD_CLOEXEC = 0x80000;

    private final String name;
    private final int descriptor;
    private final int closeSignal;
    private final ReentrantLock receiving = new ReentrantLock();
    private final ReentrantLock sending = new ReentrantLock();
    private final NativeBuffer waits = NativeBuffer.allocate(16);
    private final MessageHeader sendHeader = new MessageHeader();
    private final MessageHeader receiveHeader = new MessageHeader();
    private final NativeBuffer option = NativeBuffer.allocate(64);
    private volatile boolean closed;

    private NativeSocket(String name, int descriptor, int closeSignal) {
        this.name = name;
        this.descriptor = descriptor;
        this.closeSignal = closeSignal;
    }

    /**
     * Opens a socket, close-on-exec.
     *
     * @param name what errors call it, for example the interface
     * @param family AF_*
     * @param type SOCK_*
     * @param protocol of the family
     * @return the open socket
     * @throws ErrnoException EPERM without CAP_NET_RAW for raw families
     */
    public static NativeSocket open(String name, int family, int type, int protocol)
            throws ErrnoException {
        int descriptor = NativeLibrary.C.socket(family, type | SOCK_CLOEXEC, protocol);
        if (descriptor < 0) {
            throw new ErrnoException("socket(" + name + ")", NativeLibrary.lastErrno());
        }
        int signal = NativeLibrary.C.eventfd(0, EFD_CLOEXEC);
        if (signal < 0) {
            int errno = NativeLibrary.lastErrno();
            NativeLibrary.C.close(descriptor);
            throw new ErrnoException("eventfd(" + name + ")", errno);
        }
        return new NativeSocket(name, descriptor, signal);
    }

    /**
     * bind(2).
     *
     * @param address as {@link SocketAddress} wrote it
     * @param length its length in bytes
     * @throws IOException the call failed, or the socket is closed
     */
    public void bind(NativeBuffer address, int length) throws IOException {
        underSendLock("bind", () -> NativeLibrary.C.bind(descriptor, address.address(), length));
    }

    /**
     * setsockopt(2) with an int.
     *
     * @param level SOL_*
     * @param option the option's number
     * @param value its value
     * @throws IOException the call failed, or the socket is closed
     */
    public void setOption(int level, int option, int value) throws IOException {
        byte[] bytes = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(value).array();
        setOption(level, option, bytes);
    }

    /**
     * setsockopt(2) with bytes.
     *
     * @param level SOL_*
     * @param number the option's number
     * @param value at most 64 bytes
     * @throws IOException the call failed, or the socket is closed
     */
    public void setOption(int level, int number, byte[] value) throws IOException {
        underSendLock(
                "setsockopt " + number,
                () -> {
                    option.bytes().clear().put(value);
                    return NativeLibrary.C.setsockopt(
                            descriptor, level, number, option.address(), value.length);
                });
    }

    /**
     * getsockname(2).
     *
     * @param into at least {@link SocketAddress#CAPACITY_BYTES} long
     * @throws IOException the call failed, or the socket is closed
     */
    public void localAddress(NativeBuffer into) throws IOException {
        underSendLock(
                "getsockname",
                () -> {
                    option.bytes().putInt(0, into.bytes().capacity());
                    return NativeLibrary.C.getsockname(
                            descriptor, into.address(), option.address());
                });
    }

    /**
     * Sends bytes 0 to length, without waiting for room.
     *
     * @param message the bytes
     * @param length how many
     * @throws IOException EAGAIN when the send buffer is full, ENETDOWN when the interface is down,
     *     or the socket is closed
     */
    public void send(NativeBuffer message, int length) throws IOException {
        sendTo(message, length, null, 0);
    }

    /**
     * Sends bytes 0 to length to an address, without waiting for room.
     *
     * @param message the bytes
     * @param length how many
     * @param to the address, or null for that of {@link #bind}
     * @param toLength length of the address in bytes
     * @throws IOException as {@link #send}
     */
    public void sendTo(NativeBuffer message, int length, NativeBuffer to, int toLength)
            throws IOException {
        sending.lock();
        try {
            requireOpen();
            long header = sendHeader.prepare(message, length, to, toLength);
            long sent;
            do {
                sent = NativeLibrary.C.sendmsg(descriptor, header, MSG_DONTWAIT);
            } while (sent < 0 && NativeLibrary.lastErrno() == Errno.EINTR);
            if (sent < 0) {
                throw new ErrnoException("send(" + name + ")", NativeLibrary.lastErrno());
            }
        } finally {
            sending.unlock();
        }
    }

    /**
     * Waits for one message.
     *
     * @param into receives the message from its start; position 0 and limit at its length on return
     * @param from receives the sender's address, or null
     * @param timeoutMillis how long to wait: 0 not at all, -1 without end
     * @return the length in bytes; -1 when nothing came in time. A length above the capacity of
     *     {@code into} says that the message was cut
     * @throws ClosedChannelException closed before or while waiting
     * @throws IOException ENOBUFS when messages were lost; any other failure of the call
     */
    public int receive(NativeBuffer into, NativeBuffer from, int timeoutMillis) throws IOException {
        receiving.lock();
        try {
            while (true) {
                requireOpen();
                long length = receiveNow(into, from);
                if (length >= 0) {
                    into.bytes().clear().limit((int) Math.min(length, into.bytes().capacity()));
                    return (int) length;
                }
                int errno = NativeLibrary.lastErrno();
                if (errno == Errno.EAGAIN) {
                    if (!awaitReadable(timeoutMillis)) {
                        return -1;
                    }
                } else if (errno != Errno.EINTR) {
                    throw new ErrnoException("receive(" + name + ")", errno);
                }
            }
        } finally {
            receiving.unlock();
        }
    }

    private long receiveNow(NativeBuffer into, NativeBuffer from) {
        int addressLength = from == null ? 0 : from.bytes().capacity();
        long header = receiveHeader.prepare(into, into.bytes().capacity(), from, addressLength);
        return NativeLibrary.C.recvmsg(descriptor, header, MSG_DONTWAIT | MSG_TRUNC);
    }

    /** A wait cut short by a signal starts anew: signals are rare in a JVM, deadlines are not. */
    private boolean awaitReadable(int timeoutMillis) throws IOException {
        ByteBuffer b = waits.bytes();
        b.putInt(0, descriptor).putShort(4, (short) POLLIN).putShort(6, (short) 0);
        b.putInt(8, closeSignal).putShort(12, (short) POLLIN).putShort(14, (short) 0);
        int ready;
        do {
            ready = NativeLibrary.C.poll(waits.address(), 2, timeoutMillis);
        } while (ready < 0 && NativeLibrary.lastErrno() == Errno.EINTR);
        if (ready < 0) {
            throw new ErrnoException("poll(" + name + ")", NativeLibrary.lastErrno());
        }
        return ready > 0;
    }

    /** Ends a waiting receive and closes the descriptor; later calls do nothing. */
    @Override
    public void close() {
        sending.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            option.bytes().putLong(0, 1);
            NativeLibrary.C.write(closeSignal, option.address(), 8);
            receiving.lock();
            try {
                NativeLibrary.C.close(descriptor);
                NativeLibrary.C.close(closeSignal);
            } finally {
                receiving.unlock();
            }
        } finally {
            sending.unlock();
        }
    }

    private void requireOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }

    private void underSendLock(String call, java.util.function.IntSupplier body)
            throws IOException {
        sending.lock();
        try {
            requireOpen();
            if (body.getAsInt() < 0) {
                throw new ErrnoException(call + "(" + name + ")", NativeLibrary.lastErrno());
            }
        } finally {
            sending.unlock();
        }
    }
}
