/**
 * Announcing an IPv6 address: the unsolicited neighbour advertisement of RFC 4861.
 *
 * <p>Codec, pure: {@link org.msed.platform.ndp.NeighbourAdvertisement}. Socket: {@link
 * org.msed.platform.ndp.NeighbourSocket}, packet(7).
 */
package org.msed.platform.ndp;
