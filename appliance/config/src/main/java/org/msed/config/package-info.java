/**
 * Every configuration key, and how it is read, checked, written and explained.
 *
 * <p>{@link org.msed.config.ConfigKey} names each key once; daemon, commands, setup, samples and
 * docs/config.md all follow from it. Commons Configuration is used in this package only. Nothing
 * here talks to the network or, but for the table of mounts, to the kernel: what a check needs to
 * know of the machine is given in as {@link org.msed.config.HostFacts}.
 */
package org.msed.config;
