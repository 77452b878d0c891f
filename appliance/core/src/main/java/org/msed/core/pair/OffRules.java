package org.msed.core.pair;

/** OFF: nothing happens any more, or not yet. */
final class OffRules extends ModeRules {

    @Override
    void deadlines(Turn t) {
        // Nothing is ever due here.
    }

    @Override
    void stop(Turn t) {
        t.add(new Effect.Exit());
    }
}
