package org.msed.platform.netlink;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.msed.platform.natives.Errno;
import org.msed.platform.natives.ErrnoException;
import org.msed.platform.natives.Interfaces;

/**
 * The addresses of this machine, changed over rtnetlink(7) without starting a program.
 *
 * <p>Any thread may call; calls wait for each other. Each takes a few microseconds once warm. Lives
 * in the network namespace of the thread that opened it; interface names are looked up in that of
 * the calling thread.
 */
public final class AddressTable implements AutoCloseable {
    /** A lifetime that never ends. */
    public static final long FOREVER = -1;

    private static final long LONGEST_SECONDS = 0xfffffffeL;

    private static final int NO_INTERFACE = Integer.MAX_VALUE;

    private final NetlinkSocket socket;

    /** Writes one of the two requests. */
    @FunctionalInterface
    private interface Change {
        void write(MessageWriter writer, int sequence, InterfaceAddress address);
    }

    private AddressTable(NetlinkSocket socket) {
        this.socket = socket;
    }

    /**
     * Opens the table.
     *
     * @return an open table
     * @throws IOException no netlink socket
     */
    public static AddressTable open() throws IOException {
        return new AddressTable(NetlinkSocket.open(Netlink.NETLINK_ROUTE));
    }

    /**
     * Adds the address, or gives the one that is there a new lifetime.
     *
     * <p>The kernel removes it by itself when the lifetime ends, at most 0.4 s late, whatever
     * becomes of this process. An address that has expired meanwhile is made again: check the
     * authority to hold it before each call. IPv6 addresses skip duplicate address detection, since
     * the caller has probed.
     *
     * @param interfaceName for example {@code eth0}
     * @param address IPv4 or IPv6
     * @param prefix bits of the network part, 0 to 32 or 128
     * @param label null for none, else {@code eth0} or {@code eth0:1}, at most 15 bytes; checked,
     *     but without effect, for IPv6
     * @param validSeconds 1 or more, or {@link #FOREVER}; the kernel refuses 0
     * @throws ErrnoException ENODEV: no such interface; EPERM: no CAP_NET_ADMIN
     * @throws IOException any other failure; the address may or may not be there
     * @throws IllegalArgumentException prefix, label or lifetime out of range
     */
    public void replace(
            String interfaceName, InetAddress address, int prefix, String label, long validSeconds)
            throws IOException {
        if (validSeconds != FOREVER && (validSeconds < 1 || validSeconds > LONGEST_SECONDS)) {
            throw new IllegalArgumentException(
                    "lifetime must be 1 s to "
                            + LONGEST_SECONDS
                            + " s, or -1, got "
                            + validSeconds);
        }
        InterfaceAddress wanted = checked(interfaceName, address, prefix, label, validSeconds);
        Acknowledgement answer = replaced(wanted);
        if (answer.errno() != 0 && answer.errno() != Errno.EEXIST) {
            throw failure("replace", interfaceName, address, prefix, answer);
        }
    }

    /**
     * Removes the address; one that is not there is success.
     *
     * @param interfaceName for example {@code eth0}
     * @param address IPv4 or IPv6
     * @param prefix bits of the network part, as it was added
     * @param label as it was added, or null to remove it under any label
     * @return whether it was there
     * @throws ErrnoException ENODEV: no such interface; EPERM: no CAP_NET_ADMIN
     * @throws IOException any other failure; the address may or may not be there
     * @throws IllegalArgumentException prefix or label out of range
     */
    public boolean delete(String interfaceName, InetAddress address, int prefix, String label)
            throws IOException {
        InterfaceAddress unwanted = checked(interfaceName, address, prefix, label, FOREVER);
        Acknowledgement answer = deleted(unwanted);
        if (answer.errno() == Errno.EADDRNOTAVAIL) {
            return false;
        }
        if (answer.errno() != 0) {
            throw failure("delete", interfaceName, address, prefix, answer);
        }
        return true;
    }

    /**
     * Goes through {@link #replace} and {@link #delete} up to the kernel's refusal, and reads what
     * {@link NetlinkMonitor} would hear, so that they are quick when they matter: no interface has
     * the number that is asked for.
     *
     * @param address any address
     * @param interfaceName any interface that exists
     * @throws IOException the kernel answered otherwise
     */
    public void rehearse(InetAddress address, String interfaceName) throws IOException {
        InterfaceAddress real = checked(interfaceName, address, 32, interfaceName + ":1", 1);
        InterfaceAddress nowhere =
                new InterfaceAddress(NO_INTERFACE, real.address(), real.prefix(), real.label(), 1);
        requireNoInterface(replaced(nowhere));
        requireNoInterface(deleted(nowhere));
        NetlinkMonitor.rehearse(nowhere);
    }

    private static void requireNoInterface(Acknowledgement answer) throws ErrnoException {
        if (answer.errno() != Errno.ENODEV) {
            throw new ErrnoException("rehearse address", answer.errno(), answer.explanation());
        }
    }

    /**
     * All IPv4 and IPv6 addresses of all interfaces, as they are now.
     *
     * @return in the kernel's order
     * @throws IOException the kernel did not answer
     */
    public List<InterfaceAddress> list() throws IOException {
        List<InterfaceAddress> addresses = new ArrayList<>();
        synchronized (socket) {
            socket.dump(
                    AddressCodec::writeDump,
                    addresses::clear,
                    reader -> {
                        InterfaceAddress address = AddressCodec.read(reader);
                        if (address != null) {
                            addresses.add(address);
                        }
                    });
        }
        return List.copyOf(addresses);
    }

    /** Closes the socket; addresses stay. */
    @Override
    public void close() {
        socket.close();
    }

    /**
     * Checks a label: the kernel takes any, and programs that follow the convention lose sight of
     * the address.
     *
     * @param interfaceName for example {@code eth0}
     * @param label for example {@code eth0:1}
     * @throws IllegalArgumentException it is neither the name nor the name, a colon and more, or is
     *     longer than 15 bytes
     */
    public static void requireLabel(String interfaceName, String label) {
        boolean belongs =
                label.equals(interfaceName)
                        || (label.startsWith(interfaceName + ":")
                                && label.length() > interfaceName.length() + 1);
        boolean plain = label.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (!belongs || !plain || label.length() > Interfaces.NAME_MAX_BYTES) {
            throw new IllegalArgumentException(
                    "label must be '"
                            + interfaceName
                            + "' or '"
                            + interfaceName
                            + ":<text>', at most "
                            + Interfaces.NAME_MAX_BYTES
                            + " characters, got '"
                            + label
                            + "'");
        }
    }

    /** The only place that names the writer: a rehearsal warms what a takeover uses. */
    private Acknowledgement replaced(InterfaceAddress address) throws IOException {
        return change(AddressCodec::writeReplace, address);
    }

    private Acknowledgement deleted(InterfaceAddress address) throws IOException {
        return change(AddressCodec::writeDelete, address);
    }

    private Acknowledgement change(Change change, InterfaceAddress address) throws IOException {
        synchronized (socket) {
            int sequence = socket.nextSequence();
            change.write(socket.writer(), sequence, address);
            return socket.exchange(sequence, sequence);
        }
    }

    private static InterfaceAddress checked(
            String interfaceName, InetAddress address, int prefix, String label, long validSeconds)
            throws ErrnoException {
        Objects.requireNonNull(address, "address");
        int bits = address instanceof Inet4Address ? 32 : 128;
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("prefix must be 0 to " + bits + ", got " + prefix);
        }
        if (label != null) {
            requireLabel(interfaceName, label);
        }
        int index = Interfaces.index(interfaceName);
        return new InterfaceAddress(
                index, address, prefix, label == null ? "" : label, validSeconds);
    }

    private static ErrnoException failure(
            String act, String interfaceName, InetAddress address, int prefix, Acknowledgement a) {
        String call =
                act + "(" + address.getHostAddress() + "/" + prefix + " on " + interfaceName + ")";
        return new ErrnoException(call, a.errno(), a.explanation());
    }
}
