package org.msed.platform.netlink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.msed.platform.natives.Errno;
import org.msed.platform.natives.ErrnoException;
import org.msed.platform.natives.NativeBuffer;
import org.msed.platform.natives.NativeSocket;

/**
 * Hears every change of links and addresses in the network namespace of the thread that opened it.
 *
 * <p>One thread reads. To miss nothing, open the monitor first and read the tables afterwards. Loss
 * of the other end's carrier may arrive 0.4 s late (the kernel's link watch).
 */
public final class NetlinkMonitor implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int REHEARSED_BYTES = 256;
    private static final int GROUPS =
            Netlink.RTMGRP_LINK | Netlink.RTMGRP_IPV4_IFADDR | Netlink.RTMGRP_IPV6_IFADDR;

    private final NativeSocket socket;
    private final NativeBuffer buffer = NativeBuffer.allocate(BUFFER_BYTES);
    private final Deque<NetlinkEvent> waiting = new ArrayDeque<>();

    private NetlinkMonitor(NativeSocket socket) {
        this.socket = socket;
    }

    /**
     * Opens a monitor; what happens from here on is heard.
     *
     * @return an open monitor
     * @throws IOException no netlink socket
     */
    public static NetlinkMonitor open() throws IOException {
        return new NetlinkMonitor(NetlinkSocket.openNative(Netlink.NETLINK_ROUTE, GROUPS));
    }

    /**
     * Waits for the next event.
     *
     * @return the event; {@link NetlinkEvent.Resynchronise} where some were lost or unreadable
     * @throws ClosedChannelException {@link #close()} was called
     * @throws IOException the socket failed
     */
    public NetlinkEvent next() throws IOException {
        while (waiting.isEmpty()) {
            try {
                int length = socket.receive(buffer, null, -1);
                if (length > BUFFER_BYTES) {
                    waiting.add(new NetlinkEvent.Resynchronise());
                } else {
                    NetlinkEvents.read(buffer.bytes(), waiting);
                }
            } catch (ErrnoException e) {
                if (e.errno() != Errno.ENOBUFS) {
                    throw e;
                }
                waiting.add(new NetlinkEvent.Resynchronise());
            } catch (NetlinkFormatException e) {
                waiting.add(new NetlinkEvent.Resynchronise());
            }
        }
        return waiting.remove();
    }

    /** Reads the kernel's words for a new address: they are those of the request for it. */
    static void rehearse(InterfaceAddress address) throws NetlinkFormatException {
        ByteBuffer bytes = ByteBuffer.allocate(REHEARSED_BYTES).order(ByteOrder.nativeOrder());
        AddressCodec.writeReplace(new MessageWriter(bytes), 0, address);
        NetlinkEvents.read(bytes.flip(), new ArrayDeque<>());
    }

    /** Ends a waiting {@link #next()}. */
    @Override
    public void close() {
        socket.close();
    }
}
