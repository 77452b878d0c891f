package org.msed.config;

import java.util.Optional;
import java.util.Set;

/**
 * What checks must know of the machine.
 *
 * @param interfaces names of its network interfaces; empty Optional to leave that check out
 * @param filterLease whether the kernel offers the filter lease, which allows shorter waits
 */
public record HostFacts(Optional<Set<String>> interfaces, boolean filterLease) {
    /** For reading a configuration that some daemon has already accepted: the widest bounds. */
    public static HostFacts unknown() {
        return new HostFacts(Optional.empty(), true);
    }

    /** For a daemon that is about to start. */
    public static HostFacts of(Set<String> interfaces, boolean filterLease) {
        return new HostFacts(Optional.of(Set.copyOf(interfaces)), filterLease);
    }
}
