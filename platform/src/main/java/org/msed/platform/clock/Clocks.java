package org.msed.platform.clock;

import org.msed.platform.natives.KernelClock;

/** Reads the clocks of this machine. */
public final class Clocks {
    private Clocks() {}

    /**
     * Reads all three clocks, one after the other, in less than a microsecond. Any thread; never
     * blocks.
     *
     * @return the reading
     */
    public static Reading read() {
        return new Reading(
                System.nanoTime(),
                KernelClock.readNanos(KernelClock.BOOTTIME),
                KernelClock.readNanos(KernelClock.REALTIME));
    }
}
