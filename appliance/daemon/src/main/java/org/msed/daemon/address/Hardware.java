package org.msed.daemon.address;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.msed.config.Nic;
import org.msed.platform.arp.MacAddress;
import org.msed.platform.netlink.Link;
import org.msed.platform.netlink.LinkTable;

/**
 * The network interfaces of the machine as they were when the daemon started.
 *
 * @param links all of them
 */
public record Hardware(List<Link> links) {

    /** Copies the list. */
    public Hardware {
        links = List.copyOf(links);
    }

    /**
     * Reads them now.
     *
     * @throws IOException no netlink
     */
    public static Hardware read() throws IOException {
        try (LinkTable table = LinkTable.open()) {
            return new Hardware(table.list());
        }
    }

    /** Their names. */
    public Set<String> names() {
        return links.stream().map(Link::name).collect(Collectors.toUnmodifiableSet());
    }

    /** The name that a configured interface has now: its permanent MAC finds it when renamed. */
    public String nameOf(Nic nic) {
        return nic.mac()
                .flatMap(mac -> find(link -> link.permanentMac().equalsIgnoreCase(mac)))
                .map(Link::name)
                .orElse(nic.name());
    }

    /** The 48 bits of an interface's MAC; 0 when it has none or is not there. */
    public long macBits(String name) {
        return find(link -> link.name().equals(name))
                .map(Link::mac)
                .filter(mac -> !mac.isEmpty())
                .map(mac -> bits(MacAddress.parse(mac)))
                .orElse(0L);
    }

    private static long bits(MacAddress mac) {
        long bits = 0;
        for (byte part : mac.toBytes()) {
            bits = bits << Byte.SIZE | part & 0xff;
        }
        return bits;
    }

    private Optional<Link> find(java.util.function.Predicate<Link> wanted) {
        return links.stream().filter(wanted).findFirst();
    }
}
