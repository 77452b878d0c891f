package org.msed.platform.netlink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The network interfaces of this machine.
 *
 * <p>Any thread may call; calls wait for each other. Lives in the network namespace of the thread
 * that opened it.
 */
public final class LinkTable implements AutoCloseable {
    private final NetlinkSocket socket;

    private LinkTable(NetlinkSocket socket) {
        this.socket = socket;
    }

    /**
     * Opens the table.
     *
     * @return an open table
     * @throws IOException no netlink socket
     */
    public static LinkTable open() throws IOException {
        return new LinkTable(NetlinkSocket.open(Netlink.NETLINK_ROUTE));
    }

    /**
     * All interfaces, as they are now.
     *
     * @return in the kernel's order
     * @throws IOException the kernel did not answer
     */
    public List<Link> list() throws IOException {
        List<Link> links = new ArrayList<>();
        synchronized (socket) {
            socket.dump(
                    LinkCodec::writeDump,
                    links::clear,
                    reader -> {
                        Link link = LinkCodec.read(reader);
                        if (link != null) {
                            links.add(link);
                        }
                    });
        }
        return List.copyOf(links);
    }

    /**
     * Finds an interface by the name it has now.
     *
     * @param name for example {@code eth0}
     * @return empty when there is none
     * @throws IOException the kernel did not answer
     */
    public Optional<Link> byName(String name) throws IOException {
        return list().stream().filter(link -> link.name().equals(name)).findFirst();
    }

    /**
     * Finds an interface by its permanent hardware address, which survives renaming and bonding.
     *
     * @param mac six bytes in hexadecimal with colons, either case
     * @return empty when there is none, the first when several share it
     * @throws IOException the kernel did not answer
     */
    public Optional<Link> byPermanentMac(String mac) throws IOException {
        return list().stream()
                .filter(link -> link.permanentMac().equalsIgnoreCase(mac))
                .findFirst();
    }

    @Override
    public void close() {
        socket.close();
    }
}
