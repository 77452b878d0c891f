package org.msed.platform.netlink;

/** Numbers of linux/netlink.h and linux/rtnetlink.h. */
public final class Netlink {
    /** Routing, link and address messages. */
    public static final int NETLINK_ROUTE = 0;

    /** Packet filter messages. */
    public static final int NETLINK_NETFILTER = 12;

    /** Every request carries it. */
    public static final int NLM_F_REQUEST = 0x1;

    /** Asks for an acknowledgement. */
    public static final int NLM_F_ACK = 0x4;

    /** With a get request: all objects. */
    public static final int NLM_F_DUMP = 0x300;

    /** With a new request: change what is there. */
    public static final int NLM_F_REPLACE = 0x100;

    /** With a new request: make what is not there. */
    public static final int NLM_F_CREATE = 0x400;

    /** With a new request: put it last. */
    public static final int NLM_F_APPEND = 0x800;

    /** Bytes of the message header. */
    public static final int HEADER_BYTES = 16;

    static final int NLM_F_DUMP_INTR = 0x10;
    static final int NLM_F_CAPPED = 0x100;
    static final int NLM_F_ACK_TLVS = 0x200;

    static final int NLMSG_ERROR = 2;
    static final int NLMSG_DONE = 3;
    static final int NLMSG_OVERRUN = 4;

    static final int NLMSGERR_ATTR_MSG = 1;

    static final int RTM_NEWLINK = 16;
    static final int RTM_DELLINK = 17;
    static final int RTM_GETLINK = 18;
    static final int RTM_NEWADDR = 20;
    static final int RTM_DELADDR = 21;
    static final int RTM_GETADDR = 22;

    static final int RTMGRP_LINK = 0x1;
    static final int RTMGRP_IPV4_IFADDR = 0x10;
    static final int RTMGRP_IPV6_IFADDR = 0x100;

    static final int SOL_NETLINK = 270;
    static final int NETLINK_CAP_ACK = 10;
    static final int NETLINK_EXT_ACK = 11;

    private Netlink() {}
}
