package org.msed.daemon.pair;

import org.msed.core.pair.Moment;
import org.msed.platform.clock.Clocks;
import org.msed.platform.clock.Reading;

/** The clocks of this machine, as the core wants them. */
public final class MachineClock {

    private MachineClock() {}

    /** All three now; any thread, never blocks. */
    public static Moment now() {
        Reading reading = Clocks.read();
        return new Moment(reading.monotonicNanos(), reading.bootNanos(), reading.wallNanos());
    }
}
