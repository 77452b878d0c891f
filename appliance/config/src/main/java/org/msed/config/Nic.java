package org.msed.config;

import java.util.Optional;

/**
 * An interface of this node with its address.
 *
 * @param name the kernel's name for it
 * @param address this node's address on it
 * @param mac permanent MAC that finds it when names change, lower case
 */
public record Nic(String name, Ip4Prefix address, Optional<String> mac) {}
