package org.msed.config;

import java.util.Optional;
import java.util.Set;

/**
 * What checks must know of the machine.
 *
 * @param interfaces names of its network interfaces; empty Optional to leave that check out
 * @param filterLease whether the kernel offers the filter lease, which allows shorter waits
 * @param directories for the checks of datasets; empty Optional to touch no directory
 */
public record HostFacts(
        Optional<Set<String>> interfaces, boolean filterLease, Optional<Directories> directories) {
    /** For reading a configuration that some daemon has already accepted: the widest bounds. */
    public static HostFacts unknown() {
        return new HostFacts(Optional.empty(), true, Optional.empty());
    }

    /** For checks that leave the directories of datasets out. */
    public static HostFacts of(Set<String> interfaces, boolean filterLease) {
        return new HostFacts(Optional.of(Set.copyOf(interfaces)), filterLease, Optional.empty());
    }

    /** For a daemon that is about to start: the same, and the directories of datasets. */
    public HostFacts with(Directories known) {
        return new HostFacts(interfaces, filterLease, Optional.of(known));
    }
}
