package org.msed.platform.netlink;

import java.util.HexFormat;

/**
 * Link messages of rtnetlink(7): struct ifinfomsg (family 1, pad 1, hardware type 2, index 4, flags
 * 4, change mask 4) and attributes.
 */
public final class LinkCodec {
    private static final int STRUCT_BYTES = 16;
    private static final int AF_UNSPEC = 0;
    private static final int IFLA_ADDRESS = 1;
    private static final int IFLA_IFNAME = 3;
    private static final int IFLA_MTU = 4;
    private static final int IFLA_PERM_ADDRESS = 54;
    private static final int IFF_UP = 0x1;
    private static final int IFF_LOWER_UP = 0x10000;
    private static final HexFormat MAC = HexFormat.ofDelimiter(":");

    private LinkCodec() {}

    /**
     * Writes RTM_GETLINK for every link.
     *
     * @param writer where to
     * @param sequence comes back in the answers
     */
    public static void writeDump(MessageWriter writer, int sequence) {
        writer.begin(Netlink.RTM_GETLINK, Netlink.NLM_F_REQUEST | Netlink.NLM_F_DUMP, sequence);
        writer.put8(0).put8(0).put16(0).put32(0).put32(0).put32(0).end();
    }

    /**
     * Reads RTM_NEWLINK or RTM_DELLINK.
     *
     * @param reader on such a message
     * @return the link; null for what a bridge says about its ports, which are links of their own
     * @throws NetlinkFormatException truncated, or without a name
     */
    public static Link read(MessageReader reader) throws NetlinkFormatException {
        int start = reader.struct(STRUCT_BYTES);
        if (reader.bytes().get(start) != AF_UNSPEC) {
            return null;
        }
        int index = reader.bytes().getInt(start + 4);
        int flags = reader.bytes().getInt(start + 8);
        String name = "";
        String mac = "";
        String permanentMac = null;
        int mtuBytes = 0;
        while (reader.nextAttribute()) {
            switch (reader.attributeType()) {
                case IFLA_IFNAME -> name = reader.valueText();
                case IFLA_ADDRESS -> mac = MAC.formatHex(reader.value());
                case IFLA_PERM_ADDRESS -> permanentMac = MAC.formatHex(reader.value());
                case IFLA_MTU -> mtuBytes = reader.value32();
                default -> {}
            }
        }
        if (name.isEmpty()) {
            throw new NetlinkFormatException("link " + index + " has no name");
        }
        boolean up = (flags & IFF_UP) != 0;
        boolean carrier = up && (flags & IFF_LOWER_UP) != 0;
        return new Link(
                index, name, mac, permanentMac == null ? mac : permanentMac, up, carrier, mtuBytes);
    }
}
