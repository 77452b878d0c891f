package org.msed.core.sim;

import org.msed.core.pair.Effect;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Step;

/**
 * One invariant of ha-protocol 3. An instance watches one world and may remember what it saw. A
 * class implements those of the three kinds of look that it needs; each throws {@link Violation}.
 */
public interface Invariant {

    /** The number in the protocol, for instance {@code I3}. */
    String id();

    /** Looks at the world after everything that happened. */
    interface OfWorld extends Invariant {
        /** The world as it stands. */
        void check(World world);
    }

    /** Looks at each step of each machine, before its effects are carried out. */
    interface OfSteps extends Invariant {
        /** One step. */
        void stepped(Member member, PairEvent event, PairState before, Step step);
    }

    /** Looks at each write at the moment at which its client is told that it is safe. */
    interface OfWrites extends Invariant {
        /**
         * One write, just before it is told; writes acknowledged as suspect (7.5) are left out.
         *
         * @param inMirrorMode whether both nodes should have it
         */
        void acknowledging(Member member, int extent, int version, boolean inMirrorMode);
    }

    /** Looks at each effect at the moment at which it is carried out. */
    interface OfEffects extends Invariant {
        /** One effect, not yet carried out. */
        void acting(Member member, Effect effect);
    }
}
