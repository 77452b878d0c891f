package org.msed.cli;

import java.io.IOException;
import org.msed.config.Directories;
import org.msed.config.HostFacts;
import org.msed.config.MountPoint;
import org.msed.config.Places;

/** What this process knows of its machine, for checks without a daemon. */
final class ThisMachine {
    private ThisMachine() {}

    /**
     * The facts, the filter lease taken as given: the daemon checks again when it starts.
     *
     * @throws IOException a table of the kernel cannot be read
     */
    static HostFacts facts(Places places) throws IOException {
        return HostFacts.of(Interfaces.names(), true)
                .with(new Directories(MountPoint.read(), places));
    }
}
