/**
 * The lease that the kernel ends: a packet filter in nf_tables that lets the virtual address
 * through only while a set element lives (design D2).
 *
 * <p>Codec, pure: {@link org.msed.platform.nft.FilterCodec}. Socket: {@link
 * org.msed.platform.nft.FilterLease}, over netlink with no program started. Messages carry struct
 * nfgenmsg (family 1, version 1, resource 2) and attributes in network order; a batch of them is
 * taken as a whole or not at all (linux/netfilter/nf_tables.h, nfnetlink.h).
 */
package org.msed.platform.nft;
