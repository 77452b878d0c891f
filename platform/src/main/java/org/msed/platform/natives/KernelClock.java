package org.msed.platform.natives;

import java.nio.ByteBuffer;

/** clock_gettime(2) for the clocks the JDK does not read. */
public final class KernelClock {
    /** Time since boot, suspended time included. */
    public static final int BOOTTIME = 7;

    /** Wall clock time since 1970. */
    public static final int REALTIME = 0;

    private static final ThreadLocal<NativeBuffer> TIMESPEC =
            ThreadLocal.withInitial(() -> NativeBuffer.allocate(16));

    private KernelClock() {}

    /**
     * Reads a clock.
     *
     * @param clock {@link #BOOTTIME} or {@link #REALTIME}
     * @return nanoseconds
     */
    public static long readNanos(int clock) {
        NativeBuffer timespec = TIMESPEC.get();
        if (NativeLibrary.C.clock_gettime(clock, timespec.address()) != 0) {
            throw new IllegalStateException(
                    "clock_gettime(" + clock + "): " + Errno.name(NativeLibrary.lastErrno()));
        }
        ByteBuffer b = timespec.bytes();
        return b.getLong(0) * 1_000_000_000L + b.getLong(8);
    }
}
