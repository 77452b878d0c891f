package org.msed.platform.icmp;

/**
 * The numbers of an echo message.
 *
 * @param identifier 0 to 65535, chosen by who asks
 * @param sequence 0 to 65535, comes back in the reply
 */
public record Echo(int identifier, int sequence) {}
