package org.msed.dist.pair;

/** Guard guarded: the old holder stops before the new one starts. */
class PairGuardedIT extends OneOwnerContract {

    PairGuardedIT() {
        super("guarded");
    }

    @Override
    void awaitEnd(PairLab lab) {
        lab.awaitServing("mse2");
        lab.assertServedOnlyBy("mse2");
    }
}
