/**
 * ARP for the virtual address: announcing, probing and hearing claims (RFC 826, RFC 5227).
 *
 * <p>Codec, pure: {@link org.msed.platform.arp.ArpFrame}. Socket: {@link
 * org.msed.platform.arp.ArpSocket}, packet(7).
 */
package org.msed.platform.arp;
