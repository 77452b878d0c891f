package org.msed.platform.icmp;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.msed.platform.natives.Interfaces;
import org.msed.platform.natives.NativeBuffer;
import org.msed.platform.natives.NativeSocket;
import org.msed.platform.natives.SocketAddress;

/**
 * Sends echo requests out of one interface and hears the replies, raw(7).
 *
 * <p>Any thread may send; one thread receives. The kernel hands every reply to every such socket of
 * the namespace: choose an identifier and compare it.
 */
public final class EchoSocket implements AutoCloseable {
    private static final int IPPROTO_ICMP = 1;
    private static final int IPPROTO_ICMPV6 = 58;
    private static final int SOL_SOCKET = 1;
    private static final int SO_BINDTODEVICE = 25;
    private static final int SOL_RAW = 255;
    private static final int FILTER = 1;

    /** A set bit keeps that type out; replies are type 0 (raw(7), ICMP_FILTER). */
    private static final int ALL_BUT_REPLIES = ~1;

    private static final int FILTER6_BYTES = 32;
    private static final int REPLY6_BIT = 129;
    private static final int BUFFER_BYTES = 2048;

    private final NativeSocket socket;
    private final boolean four;
    private final int interfaceIndex;
    private final NativeBuffer outgoing = NativeBuffer.allocate(EchoCodec.REQUEST_BYTES);
    private final NativeBuffer target = NativeBuffer.allocate(SocketAddress.CAPACITY_BYTES);
    private final NativeBuffer incoming = NativeBuffer.allocate(BUFFER_BYTES);
    private final NativeBuffer sender = NativeBuffer.allocate(SocketAddress.CAPACITY_BYTES);

    private EchoSocket(NativeSocket socket, boolean four, int interfaceIndex) {
        this.socket = socket;
        this.four = four;
        this.interfaceIndex = interfaceIndex;
    }

    /**
     * Opens a socket for IPv4 in the network namespace of the calling thread.
     *
     * @param interfaceName the only interface it uses
     * @return an open socket
     * @throws IOException ENODEV: no such interface; EPERM: no CAP_NET_RAW
     */
    public static EchoSocket open(String interfaceName) throws IOException {
        return open(interfaceName, true);
    }

    /**
     * Opens a socket for IPv6 in the network namespace of the calling thread.
     *
     * @param interfaceName the only interface it uses
     * @return an open socket
     * @throws IOException ENODEV: no such interface; EPERM: no CAP_NET_RAW
     */
    public static EchoSocket open6(String interfaceName) throws IOException {
        return open(interfaceName, false);
    }

    private static EchoSocket open(String interfaceName, boolean four) throws IOException {
        int index = Interfaces.index(interfaceName);
        NativeSocket socket =
                NativeSocket.open(
                        interfaceName,
                        four ? SocketAddress.AF_INET : SocketAddress.AF_INET6,
                        NativeSocket.SOCK_RAW,
                        four ? IPPROTO_ICMP : IPPROTO_ICMPV6);
        try {
            byte[] name = (interfaceName + "\0").getBytes(StandardCharsets.UTF_8);
            socket.setOption(SOL_SOCKET, SO_BINDTODEVICE, name);
            if (four) {
                socket.setOption(SOL_RAW, FILTER, ALL_BUT_REPLIES);
            } else {
                socket.setOption(IPPROTO_ICMPV6, FILTER, filter6());
            }
            return new EchoSocket(socket, four, index);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Sends one request, without waiting.
     *
     * @param to a numeric address of the family of this socket
     * @param identifier 0 to 65535
     * @param sequence 0 to 65535
     * @throws IOException ENETUNREACH and the like: no route, the interface is down, no room
     * @throws IllegalArgumentException an address of the other family, or a number out of range
     */
    public void send(InetAddress to, int identifier, int sequence) throws IOException {
        if (to instanceof Inet4Address != four) {
            throw new IllegalArgumentException(
                    "address must be IPv" + (four ? 4 : 6) + ", got " + to.getHostAddress());
        }
        Echo echo = new Echo(checked("identifier", identifier), checked("sequence", sequence));
        synchronized (outgoing) {
            if (four) {
                EchoCodec.writeRequest(outgoing.bytes(), echo);
            } else {
                EchoCodec.writeRequest6(outgoing.bytes(), echo);
            }
            int length = SocketAddress.internet(target, to, scope(to));
            socket.sendTo(outgoing, EchoCodec.REQUEST_BYTES, target, length);
        }
    }

    /**
     * Waits for the next echo reply; anything else is passed over.
     *
     * @return the reply
     * @throws ClosedChannelException {@link #close()} was called
     * @throws IOException the socket failed
     */
    public EchoReply receive() throws IOException {
        return receive(-1);
    }

    /**
     * Waits for the next echo reply, for a while.
     *
     * @param timeoutMillis how long without a message; 0 not at all, -1 without end
     * @return the reply; null when none came in time
     * @throws IOException as {@link #receive()}
     */
    public EchoReply receive(int timeoutMillis) throws IOException {
        while (true) {
            if (socket.receive(incoming, sender, timeoutMillis) < 0) {
                return null;
            }
            long arrivalNanos = System.nanoTime();
            Echo echo = readable(incoming.bytes());
            if (echo != null) {
                InetAddress from = InetAddress.getByAddress(SocketAddress.internetAddress(sender));
                return new EchoReply(from, echo.identifier(), echo.sequence(), arrivalNanos);
            }
        }
    }

    /** Anybody can send anything: a packet that is no reply is evidence of nothing. */
    private Echo readable(ByteBuffer packet) {
        try {
            return four ? EchoCodec.readReply(packet) : EchoCodec.readReply6(packet);
        } catch (IcmpFormatException e) {
            return null;
        }
    }

    /** Ends a waiting {@link #receive()}. */
    @Override
    public void close() {
        socket.close();
    }

    private int scope(InetAddress to) {
        return to instanceof Inet6Address && to.isLinkLocalAddress() ? interfaceIndex : 0;
    }

    /** RFC 3542 3.2 as Linux does it: eight words, a set bit keeps that type out. */
    private static byte[] filter6() {
        byte[] filter = new byte[FILTER6_BYTES];
        Arrays.fill(filter, (byte) 0xff);
        ByteBuffer words = ByteBuffer.wrap(filter).order(ByteOrder.nativeOrder());
        int word = REPLY6_BIT / 32 * 4;
        words.putInt(word, ~(1 << REPLY6_BIT % 32));
        return filter;
    }

    private static int checked(String name, int value) {
        if (value < 0 || value > 0xffff) {
            throw new IllegalArgumentException(name + " must be 0 to 65535, got " + value);
        }
        return value;
    }
}
