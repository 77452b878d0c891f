package org.msed.platform.nft;

import java.io.IOException;
import java.net.InetAddress;
import org.msed.platform.natives.Errno;
import org.msed.platform.natives.ErrnoException;
import org.msed.platform.netlink.Acknowledgement;
import org.msed.platform.netlink.MessageWriter;
import org.msed.platform.netlink.Netlink;
import org.msed.platform.netlink.NetlinkSocket;

/**
 * Lets one virtual address through for a time, which the kernel ends.
 *
 * <p>From opening on nothing passes; {@link #renew} opens the way for as long as it says, and the
 * kernel closes it on time whatever becomes of this process. Any thread may call; calls wait for
 * each other, and for another program that is changing the packet filter; each takes some tens of
 * microseconds once warm. The tables outlive the process on purpose: a killed daemon must not open
 * the filter. Those of an address that is no longer configured go by opening and closing its lease.
 * Lives in the network namespace of the thread that opened it.
 */
public final class FilterLease implements AutoCloseable {
    /**
     * Shortest grant. A kernel counts in ticks of up to 10 ms, and some take less than a tick for
     * no limit at all.
     */
    public static final long SHORTEST_MILLIS = 10;

    private static final long LONGEST_MILLIS = 24L * 60 * 60 * 1000;

    private final InetAddress address;
    private final FilterCodec codec;
    private final NetlinkSocket socket;
    private boolean closed;

    /** Writes the messages between the first and the last of a batch. */
    @FunctionalInterface
    private interface Body {
        void write(MessageWriter writer);
    }

    private FilterLease(InetAddress address, NetlinkSocket socket) {
        this.address = address;
        this.codec = new FilterCodec(address);
        this.socket = socket;
    }

    /**
     * Makes the tables of the address, with nothing allowed. What a dead daemon left is replaced in
     * the same step.
     *
     * @param address the virtual address, IPv4 or IPv6
     * @return an open lease
     * @throws IOException the kernel has no nf_tables, EPERM: no CAP_NET_ADMIN; nothing was changed
     */
    public static FilterLease open(InetAddress address) throws IOException {
        FilterLease lease = new FilterLease(address, NetlinkSocket.open(Netlink.NETLINK_NETFILTER));
        try {
            lease.require("install", lease.carryOut(lease::install));
            return lease;
        } catch (IOException | RuntimeException e) {
            lease.socket.close();
            throw e;
        }
    }

    /**
     * Whether {@link #open} would work here, found by having the kernel check the same messages
     * without carrying them out. May load kernel modules.
     *
     * @param address the virtual address, IPv4 or IPv6
     * @return whether this kernel and this user can
     */
    public static boolean isAvailable(InetAddress address) {
        try (NetlinkSocket socket = NetlinkSocket.open(Netlink.NETLINK_NETFILTER)) {
            FilterLease lease = new FilterLease(address, socket);
            return lease.exchange(lease::install, false).errno() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Lets the address through from now on for a time, instead of whatever was granted before.
     * Tables that somebody flushed are made again.
     *
     * @param millis above {@link #SHORTEST_MILLIS} and at most a day; less, also 0 or below, lets
     *     nothing through as {@link #drop} does
     * @return whether the tables were still there; false says that somebody flushed them and that
     *     the address was not filtered in between
     * @throws IOException the grant was not changed: the earlier one ends when it said
     * @throws IllegalArgumentException more than a day
     */
    public synchronized boolean renew(long millis) throws IOException {
        if (millis > LONGEST_MILLIS) {
            throw new IllegalArgumentException(
                    "lease must be at most " + LONGEST_MILLIS + " ms, got " + millis);
        }
        if (millis < SHORTEST_MILLIS) {
            return drop();
        }
        return changeOrInstall(
                "renew", writer -> codec.writeGrant(writer, socket::nextSequence, millis));
    }

    /**
     * Lets nothing through from now on.
     *
     * @return whether the tables were still there, as in {@link #renew}
     * @throws IOException the grant was not changed: it ends when it said
     */
    public synchronized boolean drop() throws IOException {
        return changeOrInstall("drop", writer -> codec.writeRevoke(writer, socket::nextSequence));
    }

    /**
     * Removes the tables, so that the address is filtered no longer: delete it from its interface
     * first. Closing again does nothing.
     *
     * @throws IOException the tables may still be there; the next {@link #open} replaces them
     */
    @Override
    public synchronized void close() throws IOException {
        try (socket) {
            if (!closed) {
                closed = true;
                require(
                        "remove",
                        carryOut(writer -> codec.writeRemove(writer, socket::nextSequence)));
            }
        }
    }

    private boolean changeOrInstall(String act, Body change) throws IOException {
        Acknowledgement answer = carryOut(change);
        if (answer.errno() == Errno.ENOENT) {
            require(
                    act,
                    carryOut(
                            writer -> {
                                install(writer);
                                change.write(writer);
                            }));
            return false;
        }
        require(act, answer);
        return true;
    }

    private void install(MessageWriter writer) {
        codec.writeInstall(writer, socket::nextSequence);
    }

    private Acknowledgement carryOut(Body body) throws IOException {
        return exchange(body, true);
    }

    private Acknowledgement exchange(Body body, boolean commit) throws IOException {
        MessageWriter writer = socket.writer();
        int first = socket.nextSequence();
        FilterCodec.writeBegin(writer, first);
        body.write(writer);
        // Errors come for every message; of the successes the last one's is enough.
        writer.acknowledge();
        int last = socket.lastSequence();
        if (commit) {
            FilterCodec.writeEnd(writer, socket.nextSequence());
        }
        return socket.exchange(first, last);
    }

    private void require(String act, Acknowledgement answer) throws ErrnoException {
        if (answer.errno() != 0) {
            throw new ErrnoException(
                    "filter lease " + act + "(" + address.getHostAddress() + ")",
                    answer.errno(),
                    answer.explanation());
        }
    }
}
