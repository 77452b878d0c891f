package org.msed.platform.ndp;

import java.io.IOException;
import java.net.Inet6Address;
import org.msed.platform.arp.MacAddress;
import org.msed.platform.natives.Errno;
import org.msed.platform.natives.ErrnoException;
import org.msed.platform.natives.Interfaces;
import org.msed.platform.natives.NativeBuffer;
import org.msed.platform.natives.NativeSocket;
import org.msed.platform.natives.SocketAddress;

/**
 * Sends neighbour advertisements on one interface; it receives nothing.
 *
 * <p>Any thread may send; sending takes a few microseconds once warm and never waits. As with ARP,
 * the packet filter does not see what is sent here: check the authority first.
 */
public final class NeighbourSocket implements AutoCloseable {
    private final NativeSocket socket;
    private final NativeBuffer outgoing = NativeBuffer.allocate(NeighbourAdvertisement.FRAME_BYTES);
    private final NativeBuffer address = NativeBuffer.allocate(SocketAddress.CAPACITY_BYTES);

    private NeighbourSocket(NativeSocket socket) {
        this.socket = socket;
    }

    /**
     * Opens a socket in the network namespace of the calling thread.
     *
     * @param interfaceName for example {@code eth0}
     * @return an open socket
     * @throws IOException ENODEV: no such interface; EPERM: no CAP_NET_RAW
     */
    public static NeighbourSocket open(String interfaceName) throws IOException {
        int index = Interfaces.index(interfaceName);
        NativeSocket socket =
                NativeSocket.open(interfaceName, SocketAddress.AF_PACKET, NativeSocket.SOCK_RAW, 0);
        try {
            NativeBuffer address = NativeBuffer.allocate(SocketAddress.CAPACITY_BYTES);
            // Protocol 0: bound to the interface for sending, deaf to what arrives.
            socket.bind(address, SocketAddress.link(address, 0, index));
            return new NeighbourSocket(socket);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Announces the address once, to all nodes of the link.
     *
     * @param target the address that this interface has
     * @throws IOException ENETDOWN: the interface is down; EAGAIN: its queue is full
     */
    public synchronized void announce(Inet6Address target) throws IOException {
        socket.localAddress(address);
        MacAddress own = MacAddress.of(SocketAddress.linkHardwareAddress(address));
        new NeighbourAdvertisement(own, target, target, false).write(outgoing.bytes());
        sendOutgoing();
    }

    /** An interface that went down and came back leaves its error for the next call to find. */
    private void sendOutgoing() throws IOException {
        try {
            socket.send(outgoing, NeighbourAdvertisement.FRAME_BYTES);
        } catch (ErrnoException e) {
            if (e.errno() != Errno.ENETDOWN) {
                throw e;
            }
            socket.send(outgoing, NeighbourAdvertisement.FRAME_BYTES);
        }
    }

    @Override
    public synchronized void close() {
        socket.close();
    }
}
