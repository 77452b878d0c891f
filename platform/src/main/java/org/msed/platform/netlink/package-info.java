/**
 * Addresses and links of this machine over rtnetlink(7).
 *
 * <p>Codecs, pure: {@link org.msed.platform.netlink.MessageWriter}, {@link
 * org.msed.platform.netlink.MessageReader}, {@link org.msed.platform.netlink.AddressCodec}, {@link
 * org.msed.platform.netlink.LinkCodec}. Sockets: {@link org.msed.platform.netlink.NetlinkSocket}
 * and what stands on it. A message is 16 bytes of header (length 4, type 2, flags 2, sequence 4,
 * port 4) and a body of a fixed struct and attributes (length 2, type 2, value, padding to 4), all
 * in the processor's byte order (netlink(7)).
 */
package org.msed.platform.netlink;
