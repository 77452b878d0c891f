package org.msed.core.sim;

import java.util.function.Function;
import org.msed.core.pair.PairSettings;
import org.msed.core.state.Guard;
import org.msed.core.state.Role;
import org.msed.core.state.TakeoverPolicy;

/**
 * What a world is made of. Times in nanoseconds; the derived ones follow ha-protocol 10. Change the
 * fields before the world is made, not after.
 */
public final class Plan {

    /** One millisecond. */
    public static final long MILLI = 1_000_000L;

    /** One second. */
    public static final long SECOND = 1_000_000_000L;

    /** Who is connected how. */
    public Topology topology = Topology.DIRECT;

    /** The guard of every pair. */
    public Guard guard = Guard.GUARDED;

    /** What an automatic takeover requires of the data. */
    public TakeoverPolicy policy = TakeoverPolicy.IN_SYNC_ONLY;

    /** Whether the mirror back begins by itself after a takeover. */
    public boolean reverseMirror = true;

    /** Whether service returns to the primary by itself. */
    public boolean automaticFailback;

    /** Whether the kernel has the filter lease; else the address lifetime alone. */
    public boolean filter = true;

    /** Whether there is a gateway to ask. */
    public boolean gateway = true;

    /** Interval of heartbeats; 0 for the default of {@link #deadNanos}. */
    public long beatNanos;

    /** The failover wait. */
    public long deadNanos = SECOND;

    /** How long a node waits alone after its start. */
    public long bootNanos = 5 * SECOND;

    /** How long a standby must answer before it counts as attached. */
    public long settleNanos = SECOND;

    /** Loss of the gateway that moves the service. */
    public long gatewayNanos = 5 * SECOND;

    /** How long a release waits for its answer. */
    public long handoverNanos = 5 * SECOND;

    /** Limit for stopping the application. */
    public long stopNanos = 2 * SECOND;

    /** No automatic failback sooner after a takeover. */
    public long dwellNanos = 2 * SECOND;

    /** Automatic takeovers per hour. */
    public int flapMax = 3;

    /** Resumptions per ten minutes. */
    public int resumeMax = 3;

    /** How long an application takes to start. */
    public long startAppNanos = 20 * MILLI;

    /** How long an application takes to stop. */
    public long stopAppNanos = 10 * MILLI;

    /** After this an application that hangs while starting counts as failed. */
    public long startLimitNanos = 3 * SECOND;

    /** How long a machine takes from power to its daemon. */
    public long powerOnNanos = SECOND;

    /** Whether the pairs have mirrored data; {@link #data} makes it. */
    public boolean mirrored;

    /** Makes a member's data. */
    public Function<Member, Data> data = member -> new NoData();

    /** Slots of the secondary. */
    public int capacity = 1;

    private static final double RHO = 0.01;

    /** Largest relative difference of a simulated clock's rate from true time. */
    public static final double RATE = RHO / 2;

    /** The settings of a node in this role. */
    public PairSettings settings(Role role) {
        long promise = (long) (deadNanos * PairSettings.PROMISE_PART);
        return new PairSettings(
                role,
                guard,
                automaticFailback,
                policy,
                reverseMirror,
                gateway,
                beatNanos > 0 ? beatNanos : Math.min(SECOND / 2, promise / 5),
                deadNanos,
                promise,
                filter ? PairSettings.DROP_BY_FILTER_NANOS : PairSettings.DROP_BY_LIFETIME_NANOS,
                Math.min(2 * SECOND, promise / 2),
                bootNanos,
                settleNanos,
                gatewayNanos,
                handoverNanos,
                stopNanos,
                dwellNanos,
                flapMax,
                3_600 * SECOND,
                resumeMax,
                600 * SECOND,
                RHO);
    }
}
