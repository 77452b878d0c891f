package org.msed.daemon.snapshot;

import org.msed.mirror.verify.CanaryFigures;
import org.msed.mirror.verify.VerifyReport;

/**
 * What is known of the equality of a pair's copies.
 *
 * @param report the verification that runs here, or the last one
 * @param canary how fresh the last one is
 */
public record VerificationSnapshot(VerifyReport report, CanaryFigures canary) {

    /** Nothing is mirrored. */
    public static final VerificationSnapshot NONE =
            new VerificationSnapshot(VerifyReport.NONE, CanaryFigures.NONE);
}
