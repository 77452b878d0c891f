package org.msed.daemon.address;

import java.io.IOException;

/** The authority to hold the address ended before, or while, the address was set (R14). */
public final class LeaseOverException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param overdueNanos by how much
     */
    LeaseOverException(long overdueNanos) {
        super("the lease was over for " + overdueNanos / 1_000 + " us");
    }
}
