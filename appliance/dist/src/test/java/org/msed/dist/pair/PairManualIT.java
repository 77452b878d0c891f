package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertFalse;

/** Guard manual: whatever fails, nothing moves without an operator. */
class PairManualIT extends OneOwnerContract {

    PairManualIT() {
        super("manual");
    }

    @Override
    void awaitEnd(PairLab lab) {
        assertFalse(lab.hasAddress("mse2"));
    }
}
