package org.msed.mirror.verify;

import java.io.IOException;

/** A verification cannot go on; the message is the cause. */
final class BrokenOff extends IOException {
    private static final long serialVersionUID = 1;

    BrokenOff(String cause) {
        super(cause);
    }
}
