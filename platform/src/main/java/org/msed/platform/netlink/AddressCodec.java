package org.msed.platform.netlink;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Address messages of rtnetlink(7): struct ifaddrmsg (family 1, prefix 1, flags 1, scope 1, index
 * 4) and attributes.
 */
public final class AddressCodec {
    private static final int STRUCT_BYTES = 8;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;

    private static final int IFA_ADDRESS = 1;
    private static final int IFA_LOCAL = 2;
    private static final int IFA_LABEL = 3;
    private static final int IFA_CACHEINFO = 6;

    /** Duplicate address detection would keep the address silent for a second (RFC 4862 5.4). */
    private static final int IFA_F_NODAD = 0x02;

    private static final int CACHEINFO_BYTES = 16;
    private static final int INFINITE = -1;

    private AddressCodec() {}

    /**
     * Writes RTM_NEWADDR, which makes the address or gives it a new lifetime.
     *
     * @param writer where to
     * @param sequence comes back in the answer
     * @param address what to add; lifetime preferred = valid
     */
    public static void writeReplace(MessageWriter writer, int sequence, InterfaceAddress address) {
        int flags =
                Netlink.NLM_F_REQUEST
                        | Netlink.NLM_F_ACK
                        | Netlink.NLM_F_CREATE
                        | Netlink.NLM_F_REPLACE;
        writer.begin(Netlink.RTM_NEWADDR, flags, sequence);
        writeAddress(writer, address);
        int lifetime =
                address.validSeconds() == AddressTable.FOREVER
                        ? INFINITE
                        : (int) address.validSeconds();
        writer.put16(4 + CACHEINFO_BYTES).put16(IFA_CACHEINFO);
        writer.put32(lifetime).put32(lifetime).put32(0).put32(0);
        writer.end();
    }

    /**
     * Writes RTM_DELADDR.
     *
     * @param writer where to
     * @param sequence comes back in the answer
     * @param address what to delete; the kernel compares address, prefix and a given label
     */
    public static void writeDelete(MessageWriter writer, int sequence, InterfaceAddress address) {
        writer.begin(Netlink.RTM_DELADDR, Netlink.NLM_F_REQUEST | Netlink.NLM_F_ACK, sequence);
        writeAddress(writer, address);
        writer.end();
    }

    /**
     * Writes RTM_GETADDR for every address of every interface.
     *
     * @param writer where to
     * @param sequence comes back in the answers
     */
    public static void writeDump(MessageWriter writer, int sequence) {
        writer.begin(Netlink.RTM_GETADDR, Netlink.NLM_F_REQUEST | Netlink.NLM_F_DUMP, sequence);
        writer.put8(0).put8(0).put8(0).put8(0).put32(0).end();
    }

    /**
     * Reads RTM_NEWADDR or RTM_DELADDR.
     *
     * @param reader on such a message
     * @return the address; null for families other than IPv4 and IPv6
     * @throws NetlinkFormatException truncated, or without an address
     */
    public static InterfaceAddress read(MessageReader reader) throws NetlinkFormatException {
        int start = reader.struct(STRUCT_BYTES);
        int family = reader.bytes().get(start);
        if (family != AF_INET && family != AF_INET6) {
            return null;
        }
        int prefix = reader.bytes().get(start + 1) & 0xff;
        int index = reader.bytes().getInt(start + 4);
        byte[] address = null;
        byte[] local = null;
        String label = "";
        long validSeconds = AddressTable.FOREVER;
        while (reader.nextAttribute()) {
            switch (reader.attributeType()) {
                case IFA_ADDRESS -> address = reader.value();
                case IFA_LOCAL -> local = reader.value();
                case IFA_LABEL -> label = reader.valueText();
                case IFA_CACHEINFO -> validSeconds = validSeconds(reader.value());
                default -> {}
            }
        }
        // On a point-to-point link IFA_ADDRESS is the other end (rtnetlink(7)).
        byte[] own = local == null ? address : local;
        return new InterfaceAddress(index, internet(own, family), prefix, label, validSeconds);
    }

    private static void writeAddress(MessageWriter writer, InterfaceAddress address) {
        boolean four = address.address() instanceof Inet4Address;
        writer.put8(four ? AF_INET : AF_INET6).put8(address.prefix());
        writer.put8(four ? 0 : IFA_F_NODAD).put8(0).put32(address.interfaceIndex());
        byte[] bytes = address.address().getAddress();
        writer.attribute(IFA_LOCAL, bytes);
        if (four && !address.label().isEmpty()) {
            writer.attributeText(IFA_LABEL, address.label());
        }
        writer.attribute(IFA_ADDRESS, bytes);
    }

    private static long validSeconds(byte[] cacheInfo) throws NetlinkFormatException {
        if (cacheInfo.length < 8) {
            throw new NetlinkFormatException(
                    "IFA_CACHEINFO needs 8 bytes or more, got " + cacheInfo.length);
        }
        int valid =
                java.nio.ByteBuffer.wrap(cacheInfo)
                        .order(java.nio.ByteOrder.nativeOrder())
                        .getInt(4);
        return valid == INFINITE ? AddressTable.FOREVER : valid & 0xffffffffL;
    }

    private static InetAddress internet(byte[] bytes, int family) throws NetlinkFormatException {
        int expected = family == AF_INET ? 4 : 16;
        if (bytes == null || bytes.length != expected) {
            throw new NetlinkFormatException(
                    "address of family " + family + " needs " + expected + " bytes");
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new NetlinkFormatException("address of family " + family + ": " + e.getMessage());
        }
    }
}
