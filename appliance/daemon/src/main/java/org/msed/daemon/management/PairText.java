package org.msed.daemon.management;

import org.msed.core.state.Mode;
import org.msed.daemon.snapshot.PairSnapshot;
import org.msed.daemon.snapshot.Standing;

/** What a pair's numbers mean, in words. */
final class PairText {
    /** The case that two nodes and a gateway cannot exclude (ha-protocol 4). */
    private static final String AVAILABLE_NOTE =
            "two servers are possible while all links between the nodes are cut and the gateway"
                    + " answers both";

    private static final String GUARDED_NOTE =
            "the service stops when the standby dies without saying goodbye";

    private PairText() {}

    static String reason(PairSnapshot pair) {
        Standing standing = pair.standing();
        String detail = standing.reasonDetail();
        return standing.reason().sentence() + (detail.isEmpty() ? "" : " (" + detail + ")");
    }

    /** How a holder serves or how far a standby is; empty in other modes. */
    static String subMode(Standing standing) {
        if (standing.mode() == Mode.SERVE) {
            return standing.serveMode().name();
        }
        return standing.mode() == Mode.STANDBY ? standing.standbyMode().name() : "";
    }

    static String guardNote(PairSnapshot pair) {
        return switch (pair.policy().guard()) {
            case MANUAL -> "";
            case GUARDED -> GUARDED_NOTE;
            case AVAILABLE -> AVAILABLE_NOTE;
        };
    }
}
