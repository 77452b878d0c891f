package org.msed.lab.client;

/**
 * What the client of a lab saw in a time.
 *
 * @param datagrams of the service by datagram, every millisecond
 * @param http of the service by HTTP
 * @param dualServiceMillis how long two nodes answered
 * @param dualArpMillis how long two hardware addresses claimed the virtual address
 * @param dualSampledMillis how long two nodes, asked themselves, had it and let it through
 * @param samples how many answers the nodes gave about themselves
 * @param arpClaims how many claims were heard
 */
public record Observation(
        Service datagrams,
        Service http,
        double dualServiceMillis,
        double dualArpMillis,
        double dualSampledMillis,
        int samples,
        int arpClaims) {

    /** {@return the longest of the three, in milliseconds} */
    public double dualMillis() {
        return Math.max(dualServiceMillis, Math.max(dualArpMillis, dualSampledMillis));
    }
}
