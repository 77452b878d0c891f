package org.msed.config;

import java.net.Inet4Address;
import java.util.Optional;

/**
 * The other node of a pair.
 *
 * @param name host name
 * @param role its permanent role
 * @param hmAddress address of its health monitor
 * @param directAddress its end of the cable, if direct connect is used
 * @param udi as last known
 * @param version as last known
 * @param certificate SHA-256 of its certificate, 64 hex digits
 */
public record PeerConfig(
        String name,
        HaRole role,
        Inet4Address hmAddress,
        Optional<Inet4Address> directAddress,
        Optional<String> udi,
        Optional<String> version,
        Optional<String> certificate) {}
