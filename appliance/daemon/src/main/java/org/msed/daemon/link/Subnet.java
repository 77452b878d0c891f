package org.msed.daemon.link;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.msed.config.Ip4Prefix;

/** Arithmetic of IPv4 subnets. */
final class Subnet {

    private static final int LONGEST_WITH_BROADCAST = 30;

    private Subnet() {}

    /** The broadcast address of a host's subnet; none for prefixes 31 and 32 (RFC 3021). */
    static Optional<InetAddress> broadcast(Ip4Prefix host) {
        if (host.prefixLength() > LONGEST_WITH_BROADCAST) {
            return Optional.empty();
        }
        int address = ByteBuffer.wrap(host.address().getAddress()).getInt();
        int all = address | -1 >>> host.prefixLength();
        try {
            return Optional.of(
                    InetAddress.getByAddress(ByteBuffer.allocate(4).putInt(all).array()));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an IPv4 address", e);
        }
    }
}
