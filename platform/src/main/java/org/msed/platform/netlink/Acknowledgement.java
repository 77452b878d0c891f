package org.msed.platform.netlink;

/**
 * The kernel's answer to a request: NLMSG_ERROR (netlink(7)).
 *
 * @param errno 0 for success, else a positive errno value
 * @param explanation the kernel's own words; empty where it gave none
 */
public record Acknowledgement(int errno, String explanation) {
    private static final int ERROR_AND_HEADER_BYTES = 20;

    /** What nearly every request gets; shared so that success allocates nothing. */
    public static final Acknowledgement SUCCESS = new Acknowledgement(0, "");

    /**
     * Reads the message the reader stands on.
     *
     * @param reader on a message of type NLMSG_ERROR
     * @return the answer
     * @throws NetlinkFormatException it is too short
     */
    public static Acknowledgement read(MessageReader reader) throws NetlinkFormatException {
        int start = reader.struct(ERROR_AND_HEADER_BYTES);
        int error = reader.bytes().getInt(start);
        if (error == 0) {
            return SUCCESS;
        }
        return new Acknowledgement(-error, explanation(reader, start));
    }

    /** The request follows its header unless the kernel capped it (NETLINK_CAP_ACK). */
    private static String explanation(MessageReader reader, int start)
            throws NetlinkFormatException {
        if ((reader.flags() & Netlink.NLM_F_ACK_TLVS) == 0) {
            return "";
        }
        boolean capped = (reader.flags() & Netlink.NLM_F_CAPPED) != 0;
        int request = capped ? Netlink.HEADER_BYTES : reader.bytes().getInt(start + 4);
        if (request < Netlink.HEADER_BYTES) {
            throw new NetlinkFormatException(
                    "echoed request length must be 16 or more: " + request);
        }
        reader.attributesAt(Netlink.HEADER_BYTES + 4 + request);
        while (reader.nextAttribute()) {
            if (reader.attributeType() == Netlink.NLMSGERR_ATTR_MSG) {
                return reader.valueText();
            }
        }
        return "";
    }
}
