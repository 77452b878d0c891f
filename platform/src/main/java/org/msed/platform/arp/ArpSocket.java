package org.msed.platform.arp;

import java.io.IOException;
import java.net.Inet4Address;
import java.nio.channels.ClosedChannelException;
import org.msed.platform.natives.Errno;
import org.msed.platform.natives.ErrnoException;
import org.msed.platform.natives.Interfaces;
import org.msed.platform.natives.NativeBuffer;
import org.msed.platform.natives.NativeSocket;
import org.msed.platform.natives.SocketAddress;

/**
 * Sends and hears ARP on one interface, packet(7).
 *
 * <p>Any thread may send; one thread receives. Sending takes a few microseconds once warm and never
 * waits. It stands before the packet filter: what a {@code FilterLease} drops is heard here, and
 * what is sent here is not dropped by it, so check the authority before announcing.
 */
public final class ArpSocket implements AutoCloseable {
    private static final int PACKET_OUTGOING = 4;
    private static final int BUFFER_BYTES = 256;

    private final NativeSocket socket;
    private final NativeBuffer outgoing = NativeBuffer.allocate(ArpFrame.FRAME_BYTES);
    private final NativeBuffer incoming = NativeBuffer.allocate(BUFFER_BYTES);
    private final NativeBuffer sender = NativeBuffer.allocate(SocketAddress.CAPACITY_BYTES);
    private final NativeBuffer own = NativeBuffer.allocate(SocketAddress.CAPACITY_BYTES);

    private ArpSocket(NativeSocket socket) {
        this.socket = socket;
    }

    /**
     * Opens a socket in the network namespace of the calling thread.
     *
     * @param interfaceName for example {@code eth0}
     * @return an open socket that hears frames from now on
     * @throws IOException ENODEV: no such interface; EPERM: no CAP_NET_RAW
     */
    public static ArpSocket open(String interfaceName) throws IOException {
        int index = Interfaces.index(interfaceName);
        // Protocol 0 hears nothing until bind names interface and protocol together (packet(7)).
        NativeSocket socket =
                NativeSocket.open(interfaceName, SocketAddress.AF_PACKET, NativeSocket.SOCK_RAW, 0);
        try {
            NativeBuffer address = NativeBuffer.allocate(SocketAddress.CAPACITY_BYTES);
            socket.bind(address, SocketAddress.link(address, ArpFrame.ETHER_TYPE, index));
            return new ArpSocket(socket);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Announces the address once, in request form (RFC 5227 section 3).
     *
     * @param address the address that this interface has
     * @throws IOException ENETDOWN: the interface is down; EAGAIN: its queue is full
     */
    public void announce(Inet4Address address) throws IOException {
        send(ArpFrame.announcement(hardwareAddress(), address));
    }

    /**
     * Announces the address once, in reply form.
     *
     * @param address the address that this interface has
     * @throws IOException as {@link #announce}
     */
    public void announceAsReply(Inet4Address address) throws IOException {
        send(ArpFrame.announcementAsReply(hardwareAddress(), address));
    }

    /**
     * Asks once whether anybody has the address (RFC 5227 section 2.1.1). An answer is a frame from
     * {@link #receive} that {@link ArpFrame#claims} it.
     *
     * @param address the address
     * @throws IOException as {@link #announce}
     */
    public void probe(Inet4Address address) throws IOException {
        send(ArpFrame.probe(hardwareAddress(), address));
    }

    /**
     * Sends a frame as it is.
     *
     * @param frame the frame
     * @throws IOException as {@link #announce}
     */
    public void send(ArpFrame frame) throws IOException {
        synchronized (outgoing) {
            outgoing.bytes().clear();
            frame.write(outgoing.bytes());
            sendOutgoing();
        }
    }

    /** An interface that went down and came back leaves its error for the next call to find. */
    private void sendOutgoing() throws IOException {
        try {
            socket.send(outgoing, ArpFrame.FRAME_BYTES);
        } catch (ErrnoException e) {
            if (e.errno() != Errno.ENETDOWN) {
                throw e;
            }
            socket.send(outgoing, ArpFrame.FRAME_BYTES);
        }
    }

    /**
     * The hardware address that the interface has now.
     *
     * @return the address
     * @throws IOException the socket is closed, or the interface is gone
     */
    public MacAddress hardwareAddress() throws IOException {
        synchronized (own) {
            socket.localAddress(own);
            return MacAddress.of(SocketAddress.linkHardwareAddress(own));
        }
    }

    /**
     * Waits for the next ARP frame of another station; frames that are no IPv4 over Ethernet, and
     * our own, are passed over. While the interface is down nothing comes; that it went down is
     * told by {@code NetlinkMonitor}.
     *
     * @return the frame and its arrival
     * @throws ClosedChannelException {@link #close()} was called
     * @throws IOException the socket failed
     */
    public ArrivedFrame receive() throws IOException {
        return receive(-1);
    }

    /**
     * Waits for the next ARP frame of another station, for a while.
     *
     * @param timeoutMillis how long without a frame; 0 not at all, -1 without end
     * @return the frame and its arrival; null when none came in time
     * @throws IOException as {@link #receive()}
     */
    public ArrivedFrame receive(int timeoutMillis) throws IOException {
        while (true) {
            if (!receiveFrame(timeoutMillis)) {
                return null;
            }
            long arrivalNanos = System.nanoTime();
            if (SocketAddress.linkPacketType(sender) == PACKET_OUTGOING) {
                continue;
            }
            ArpFrame frame = readable();
            if (frame != null) {
                return new ArrivedFrame(frame, arrivalNanos);
            }
        }
    }

    /** An interface that goes down is told once as an error; the socket goes on with it. */
    private boolean receiveFrame(int timeoutMillis) throws IOException {
        while (true) {
            try {
                return socket.receive(incoming, sender, timeoutMillis) >= 0;
            } catch (ErrnoException e) {
                if (e.errno() != Errno.ENETDOWN) {
                    throw e;
                }
            }
        }
    }

    /** Anybody on the link can send anything: what is not ARP for IPv4 says nothing about us. */
    private ArpFrame readable() {
        try {
            return ArpFrame.read(incoming.bytes());
        } catch (ArpFormatException e) {
            return null;
        }
    }

    /** Ends a waiting {@link #receive()}. */
    @Override
    public void close() {
        socket.close();
    }
}
