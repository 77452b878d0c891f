package org.msed.core.pair;

import java.util.Optional;
import org.msed.core.record.DataSummary;
import org.msed.core.record.PairRecord;
import org.msed.core.wire.Frame;

/** What can happen to a pair. Every event carries the clocks at the time it is handled. */
public sealed interface PairEvent {

    /** The clocks when the event is handled, not when its cause arrived. */
    Moment at();

    /** Calls the handler's method for this event. */
    void accept(Handler handler);

    /** One method an event, so that a new event fails to compile wherever it is forgotten. */
    interface Handler {

        /** See {@link Start}. */
        void on(Start event);

        /** See {@link Tick}. */
        void on(Tick event);

        /** See {@link Received}. */
        void on(Received event);

        /** See {@link PersistFailed}. */
        void on(PersistFailed event);

        /** See {@link ProbeAnswered}. */
        void on(ProbeAnswered event);

        /** See {@link ProbeSilent}. */
        void on(ProbeSilent event);

        /** See {@link SlotGranted}. */
        void on(SlotGranted event);

        /** See {@link SlotRefused}. */
        void on(SlotRefused event);

        /** See {@link CapacityChanged}. */
        void on(CapacityChanged event);

        /** See {@link AddressTaken}. */
        void on(AddressTaken event);

        /** See {@link AddressFailed}. */
        void on(AddressFailed event);

        /** See {@link AddressClaimed}. */
        void on(AddressClaimed event);

        /** See {@link GatewayAnswered}. */
        void on(GatewayAnswered event);

        /** See {@link Carrier}. */
        void on(Carrier event);

        /** See {@link DataOpened}. */
        void on(DataOpened event);

        /** See {@link DataClosed}. */
        void on(DataClosed event);

        /** See {@link DataFailed}. */
        void on(DataFailed event);

        /** See {@link Attached}. */
        void on(Attached event);

        /** See {@link AckLate}. */
        void on(AckLate event);

        /** See {@link SyncEnded}. */
        void on(SyncEnded event);

        /** See {@link DataChanged}. */
        void on(DataChanged event);

        /** See {@link ApplicationsUp}. */
        void on(ApplicationsUp event);

        /** See {@link ApplicationsDown}. */
        void on(ApplicationsDown event);

        /** See {@link ApplicationFailed}. */
        void on(ApplicationFailed event);

        /** See {@link StorageTested}. */
        void on(StorageTested event);

        /** See {@link Command}. */
        void on(Command event);
    }

    /**
     * The daemon starts (rows 1, 2).
     *
     * @param at the clocks
     * @param incarnation random id of this daemon start
     * @param seed for generation ids
     * @param record the record read, or empty when unreadable or missing although the pairing is
     *     configured
     * @param data the mirror's summary; {@link DataSummary#NONE} without mirrored directories
     */
    record Start(
            Moment at, long incarnation, long seed, Optional<PairRecord> record, DataSummary data)
            implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Time has passed: sent at each deadline that a {@link Step} names and at least every {@link
     * PairSettings#tickNanos()}.
     *
     * @param at the clocks
     */
    record Tick(Moment at) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * An authentic, fresh frame of the peer arrived.
     *
     * @param at the clocks
     * @param link index of the link it came by, from 0
     * @param frame the frame
     */
    record Received(Moment at, int link, Frame frame) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * {@link Effect.Persist} failed; the effects behind it in the same step were not carried out.
     *
     * @param at the clocks
     * @param cause what the system said
     */
    record PersistFailed(Moment at, String cause) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Somebody answered {@link Effect.ProbeAddress}.
     *
     * @param at the clocks
     * @param mac who, as {@code 00:11:22:33:44:55}
     */
    record ProbeAnswered(Moment at, String mac) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * All probes were sent and nobody answered until the probe's end.
     *
     * @param at the clocks
     */
    record ProbeSilent(Moment at) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A slot is ours, durably (C2). Answers {@link Effect.ClaimSlot}.
     *
     * @param at the clocks
     */
    record SlotGranted(Moment at) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * No slot is left. Answers {@link Effect.ClaimSlot}.
     *
     * @param at the clocks
     * @param servedPair the pair that has it
     */
    record SlotRefused(Moment at, String servedPair) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Another pair took the last slot, or freed one (C3, C4).
     *
     * @param at the clocks
     * @param free whether a slot is free for this pair now
     * @param servedPair the pair that took it, empty when free
     */
    record CapacityChanged(Moment at, boolean free, String servedPair) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The address is on the interface and no filter drops it. Answers {@link Effect.TakeAddress}.
     *
     * @param at the clocks
     */
    record AddressTaken(Moment at) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The address could not be taken or renewed.
     *
     * @param at the clocks
     * @param cause what the system said
     */
    record AddressFailed(Moment at, String cause) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A claim of somebody else for the address was heard on the wire.
     *
     * @param at the clocks
     * @param mac who
     * @param byPeer whether it is the peer's public interface
     */
    record AddressClaimed(Moment at, String mac, boolean byPeer) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The gateway answered a probe.
     *
     * @param at the clocks
     * @param probeSentNanos monotonic time at which the answered probe was sent
     */
    record GatewayAnswered(Moment at, long probeSentNanos) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The public interface got or lost its carrier.
     *
     * @param at the clocks
     * @param up whether it has one
     */
    record Carrier(Moment at, boolean up) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The data is open. Answers {@link Effect.OpenData}.
     *
     * @param at the clocks
     */
    record DataOpened(Moment at) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The data is closed. Answers {@link Effect.CloseData}.
     *
     * @param at the clocks
     * @param drained whether every acknowledged write is at the standby
     */
    record DataClosed(Moment at, boolean drained) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The data cannot be read or written here (rows 23, 45, 46).
     *
     * @param at the clocks
     * @param cause what the system said
     */
    record DataFailed(Moment at, String cause) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * This attachment is complete. Answers {@link Effect.Attach}.
     *
     * @param at the clocks
     * @param attachment the number in the effect
     */
    record Attached(Moment at, long attachment) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A write has waited T_repl for the standby (row 31), or the wait is over (row 34).
     *
     * @param at the clocks
     * @param late whether a write waits too long now
     */
    record AckLate(Moment at, boolean late) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A synchronisation ended. Answers {@link Effect.Sync}.
     *
     * @param at the clocks
     * @param cause empty when done, else what made it fail
     * @param data the mirror's summary now
     */
    record SyncEnded(Moment at, String cause, DataSummary data) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The mirror's summary changed otherwise.
     *
     * @param at the clocks
     * @param data the summary now
     */
    record DataChanged(Moment at, DataSummary data) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * All applications run and answer their monitors. Answers {@link Effect.StartApplications}.
     *
     * @param at the clocks
     */
    record ApplicationsUp(Moment at) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * No application runs any more. Answers {@link Effect.StopApplications}.
     *
     * @param at the clocks
     */
    record ApplicationsDown(Moment at) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * An application failed beyond its restarts, or did not start.
     *
     * @param at the clocks
     * @param cause which one and why
     */
    record ApplicationFailed(Moment at, String cause) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The test write and read back that {@link Effect.TestStorage} asked for.
     *
     * @param at the clocks
     * @param cause empty when it passed
     */
    record StorageTested(Moment at, String cause) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * An operator, or the system on the operator's behalf, orders something.
     *
     * @param at the clocks
     * @param id names the order in its {@link Effect.Answer}s
     * @param order what
     * @param force overrides the dwell, and for STOP goes on although the token could not be
     *     fetched
     * @param acceptDataLoss for TAKEOVER
     * @param acceptInconsistent for TAKEOVER
     * @param actor who ordered it, for the event
     */
    record Command(
            Moment at,
            long id,
            Order order,
            boolean force,
            boolean acceptDataLoss,
            boolean acceptInconsistent,
            String actor)
            implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }
}
