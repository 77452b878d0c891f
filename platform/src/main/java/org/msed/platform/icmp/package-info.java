/**
 * Asking a gateway whether it is there: ICMP echo, RFC 792 and RFC 4443.
 *
 * <p>Codec, pure: {@link org.msed.platform.icmp.EchoCodec}. Socket: {@link
 * org.msed.platform.icmp.EchoSocket}, raw(7). Addresses are numeric; no name is ever looked up.
 */
package org.msed.platform.icmp;
