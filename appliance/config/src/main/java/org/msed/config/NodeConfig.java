package org.msed.config;

import java.net.Inet4Address;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * This node.
 *
 * @param name host name
 * @param domain its domain
 * @param role permanent role
 * @param recoveryMode whether a primary waits to be restored from its secondary
 * @param hm interface of the health monitor
 * @param direct interface of the cable to the peer
 * @param vip virtual address; present on a primary, absent on a secondary
 * @param gateway default gateway
 * @param dnsServers names or addresses
 * @param timeZone of this node
 * @param ntpServers names or addresses
 * @param udi product id, hardware version and serial
 */
public record NodeConfig(
        String name,
        Optional<String> domain,
        HaRole role,
        boolean recoveryMode,
        Nic hm,
        Optional<Nic> direct,
        Optional<Ip4Prefix> vip,
        Optional<Inet4Address> gateway,
        List<String> dnsServers,
        ZoneId timeZone,
        List<String> ntpServers,
        String udi) {}
