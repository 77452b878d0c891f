package org.msed.core.sim.invariants;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.msed.core.sim.Invariant;

/** All invariants. */
public final class Invariants {

    /** One line each; an instance watches one world. */
    public static final List<Supplier<Invariant>> ALL =
            List.of(
                    OneToken::new,
                    ServingNeedsAuthority::new,
                    OneOwner::new,
                    OneHolderAnEpoch::new,
                    DurableFirst::new,
                    HigherEpochWins::new,
                    BootEarnsService::new,
                    StopMovesNothing::new,
                    SilenceIsObserved::new,
                    ModeChangeHasEvent::new,
                    EventsAreOneSet::new,
                    MovesAreDamped::new,
                    ManualWaits::new,
                    SlotsSuffice::new,
                    DataIsWithTheToken::new,
                    AcknowledgedIsDurable::new,
                    UnfinishedNeverServes::new,
                    GrantedCopiesAreEqual::new,
                    NothingIsThrownAway::new);

    private Invariants() {}

    /** Fresh instances for a world. */
    public static List<Invariant> fresh() {
        List<Invariant> all = new ArrayList<>();
        for (Supplier<Invariant> made : ALL) {
            all.add(made.get());
        }
        return all;
    }
}
