package org.msed.mirror.sync;

import java.io.IOException;

/** The run is over for a reason outside this node's files. */
final class Ended extends IOException {
    private static final long serialVersionUID = 1L;

    private final SyncResult.Outcome outcome;

    Ended(SyncResult.Outcome outcome, String cause) {
        super(cause);
        this.outcome = outcome;
    }

    SyncResult.Outcome outcome() {
        return outcome;
    }
}
