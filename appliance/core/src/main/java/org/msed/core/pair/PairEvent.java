package org.msed.core.pair;

import java.util.Optional;
import org.msed.core.record.DataSets;
import org.msed.core.record.Generations;
import org.msed.core.record.PairRecord;
import org.msed.core.state.Role;
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

        /** See {@link ProbeFailed}. */
        void on(ProbeFailed event);

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

        /** See {@link Detached}. */
        void on(Detached event);

        /** See {@link SyncOffered}. */
        void on(SyncOffered event);

        /** See {@link SyncNear}. */
        void on(SyncNear event);

        /** See {@link SyncReceived}. */
        void on(SyncReceived event);

        /** See {@link SyncEnded}. */
        void on(SyncEnded event);

        /** See {@link CopiesDiffer}. */
        void on(CopiesDiffer event);

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

        /** See {@link DataRestored}. */
        void on(DataRestored event);

        /** See {@link ChooseSource}. */
        void on(ChooseSource event);

        /** See {@link Undo}. */
        void on(Undo event);

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
     * @param data the mirror's sets; {@link DataSets#NONE} without mirrored directories
     */
    record Start(Moment at, long incarnation, long seed, Optional<PairRecord> record, DataSets data)
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
     * At least one probe was sent and nobody answered until the probe's end.
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
     * No probe could be sent until the probe's end, so nobody was asked.
     *
     * @param at the clocks
     * @param cause what the system said
     */
    record ProbeFailed(Moment at, String cause) implements PairEvent {
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
     * No slot is left, or another pair goes first. Answers {@link Effect.ClaimSlot}.
     *
     * @param at the clocks
     * @param servedPair the pair that has it, or goes first
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
     * The data is open, and no request is answered yet. Answers {@link Effect.OpenData}.
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
     * @param drained whether every acknowledged write is at the standby. Without drain, or when the
     *     stream ended first, it says whether that is known; false when it is not
     */
    record DataClosed(Moment at, boolean drained) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The data cannot be read or written here (rows 23, 28, 45, 46); also instead of DataOpened. Of
     * a standby the mirror has ended the attachment. A full disk is no failure of the holder's
     * data: the application gets the error.
     *
     * @param at the clocks
     * @param cause what the system said
     * @param unsure whether the data may be no state that the holder's ever had, for instance since
     *     a change could not be applied and later ones were; the record then says INCONSISTENT
     */
    record DataFailed(Moment at, String cause, boolean unsure) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The attachment is complete. Answers {@link Effect.Attach} of a pair without mirrored data.
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
     * The attachment of this standby was there and has ended; a new one is begun by {@link
     * Effect.Attach} alone. What was answered with RACK is durable.
     *
     * @param at the clocks
     * @param attachment the number in the effect
     */
    record Detached(Moment at, long attachment) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A write has waited T_repl for the standby under Gate(MIRROR) (row 31), or no write waits so
     * long any more (row 34). Posted at the change only; a new gate begins with "not late".
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
     * The holder's mirror offers a synchronisation to this standby, and has made the set of what it
     * will copy durable. Answered by {@link Effect.AdmitSync}; not answered where it may not begin.
     *
     * @param at the clocks
     * @param attachment by which it is offered
     * @param source the lineage of what will come
     */
    record SyncOffered(Moment at, long attachment, Generations source) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * What remains to be copied fits into T_repl: the last phase may begin. Posted once by each
     * {@link Effect.Sync}.
     *
     * @param at the clocks
     * @param id the number in the effect
     */
    record SyncNear(Moment at, long id) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Everything of the synchronisation is on this standby's disk, and its own sets are durably
     * empty. Answered by {@link Effect.ConfirmSync}.
     *
     * @param at the clocks
     * @param attachment by which it came
     */
    record SyncReceived(Moment at, long attachment) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A synchronisation ended: the target has confirmed, or there is a cause. Answers {@link
     * Effect.Sync}.
     *
     * @param at the clocks
     * @param id the number in the effect
     * @param cause empty when done, else what made it fail
     */
    record SyncEnded(Moment at, long id, String cause) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A verify of the holder's mirror found the standby's copy to differ at one place of the stream
     * (rows 36c, 36d).
     *
     * @param at the clocks
     * @param repair whether it is to be copied again; then all of it is in the durable dirty set
     * @param detail what differs, shortened
     */
    record CopiesDiffer(Moment at, boolean repair, String detail) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The mirror's sets became empty or not, or the first directory is mirrored.
     *
     * @param at the clocks
     * @param sets as they are on disk now
     */
    record DataChanged(Moment at, DataSets sets) implements PairEvent {
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
     * What was set aside is back in the directories. Answers {@link Effect.RestoreData}.
     *
     * @param at the clocks
     * @param cause empty when all of it is, else what made it fail
     */
    record DataRestored(Moment at, String cause) implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * An operator chooses which of two parted copies is kept.
     *
     * @param at the clocks
     * @param id names the order in its {@link Effect.Answer}s
     * @param source the node whose copy is kept
     * @param statement what was stated of a backup of the other, for the event
     * @param peerIsDown states that the peer is down, where it is not heard
     * @param acceptDataLoss accepts that writes which only the peer has are lost, where the token
     *     is not here and the peer not heard
     * @param actor who chose, for the event
     */
    record ChooseSource(
            Moment at,
            long id,
            Role source,
            String statement,
            boolean peerIsDown,
            boolean acceptDataLoss,
            String actor)
            implements PairEvent {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * An operator has a copy put back that was given up by choice.
     *
     * @param at the clocks
     * @param id names the order in its {@link Effect.Answer}s
     * @param lineage that was given up; its content is known to be whole
     * @param actor who ordered it, for the event
     */
    record Undo(Moment at, long id, long lineage, String actor) implements PairEvent {
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
     * @param force for STOP: goes on although the token could not be fetched
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
