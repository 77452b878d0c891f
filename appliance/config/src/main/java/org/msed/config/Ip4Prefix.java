package org.msed.config;

import java.net.Inet4Address;

/**
 * An address together with the size of its subnet.
 *
 * @param address the host's address, not the subnet's
 * @param prefixLength number of leading ones of the mask, 1 to 32
 */
public record Ip4Prefix(Inet4Address address, int prefixLength) {
    /** The mask as dotted text. */
    public String netmask() {
        return Ip4.maskText(prefixLength);
    }

    /** Whether both name the same subnet: same size and same leading bits. */
    public boolean sameSubnet(Ip4Prefix other) {
        return prefixLength == other.prefixLength && contains(other.address);
    }

    /** Whether an address lies in this subnet. */
    public boolean contains(Inet4Address other) {
        int mask = Ip4.maskOf(prefixLength);
        return (Ip4.bits(address) & mask) == (Ip4.bits(other) & mask);
    }

    /** False for the subnet's own number and its broadcast address, which no host may have. */
    public boolean isHost() {
        int host = Ip4.bits(address) & ~Ip4.maskOf(prefixLength);
        return prefixLength >= 31 || host != 0 && host != ~Ip4.maskOf(prefixLength);
    }

    /** The address alone, dotted. */
    public String addressText() {
        return address.getHostAddress();
    }
}
