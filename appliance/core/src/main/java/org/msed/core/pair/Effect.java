package org.msed.core.pair;

import java.util.List;
import org.msed.core.record.PairRecord;
import org.msed.core.state.Blocker;
import org.msed.core.state.Epoch;
import org.msed.core.wire.Frame;

/**
 * What the machine wants done. Effects are carried out one by one in list order; the order is part
 * of the contract (persist, then send, then act). The caller reports results as {@link PairEvent}s.
 */
public sealed interface Effect {

    /**
     * Make the record durable, and with it the decision when there is one. When this fails the rest
     * of the list is dropped and {@link PairEvent.PersistFailed} follows.
     *
     * @param record what to write
     * @param decision the event made with it, or null when no mode changed
     */
    record Persist(PairRecord record, Decision decision) implements Effect {}

    /**
     * Append a decision that changed no mode to the event file.
     *
     * @param decision what was decided
     */
    record Note(Decision decision) implements Effect {}

    /**
     * Send a frame on every link; delivery is not expected.
     *
     * @param frame what to send
     */
    record Send(Frame frame) implements Effect {}

    /**
     * Probe the address (three RFC 5227 probes spread until {@code untilNanos}); answered by
     * ProbeAnswered or, at {@code untilNanos}, by ProbeSilent.
     *
     * @param untilNanos monotonic end
     */
    record ProbeAddress(long untilNanos) implements Effect {}

    /** Forget the probe; it is not answered any more. */
    record CancelProbe() implements Effect {}

    /** Claim a slot, durably (C2); answered by SlotGranted or SlotRefused. */
    record ClaimSlot() implements Effect {}

    /** Free the slot. */
    record FreeSlot() implements Effect {}

    /**
     * Put the address on its interface under a lease and let its packets through; answered by
     * AddressTaken or AddressFailed. Does nothing but answer AddressFailed when the lease is over.
     *
     * @param untilNanos monotonic end of the lease
     */
    record TakeAddress(long untilNanos) implements Effect {}

    /**
     * Set the end of the lease, later or earlier; drops the address when it is over (R14). Answered
     * only when it fails, by AddressFailed.
     *
     * @param untilNanos monotonic end of the lease
     */
    record RenewAddress(long untilNanos) implements Effect {}

    /** Remove the address, the filter first. */
    record DropAddress() implements Effect {}

    /**
     * Announce the address (R13a).
     *
     * @param burst whether as after taking it: five times within 2 s and once more after 30 s
     */
    record Announce(boolean burst) implements Effect {}

    /**
     * Open the data for the application (R16a); answered by DataOpened or DataFailed.
     *
     * @param epoch everything older is refused from now on
     */
    record OpenData(Epoch epoch) implements Effect {}

    /**
     * Close the data; answered by DataClosed.
     *
     * @param drain whether to wait until every acknowledged write is at the standby
     */
    record CloseData(boolean drain) implements Effect {}

    /**
     * Set what acknowledgements wait for. Takes effect before the next effect.
     *
     * @param kind the new gate
     * @param generation the fresh lineage for SOLO, else 0
     */
    record Gate(Kind kind, long generation) implements Effect {

        /** What an acknowledgement waits for. */
        public enum Kind {
            /** Both disks. */
            MIRROR,
            /** The own disk and the dirty set. */
            SOLO,
            /** Nothing is acknowledged. */
            SHUT
        }
    }

    /**
     * Begin an attachment to the peer's data stream; answered by Attached.
     *
     * @param epoch frames of other epochs are refused
     * @param attachment grows with every attachment
     */
    record Attach(Epoch epoch, long attachment) implements Effect {}

    /**
     * Bring the two copies together; answered by SyncEnded.
     *
     * @param direction who sends
     * @param set what to compare
     */
    record Sync(Direction direction, SyncSet set) implements Effect {

        /** Who sends. */
        public enum Direction {
            /** This node. */
            SOURCE,
            /** The peer. */
            TARGET
        }

        /** What to compare. */
        public enum SyncSet {
            /** Regions with writes in flight at a crash. */
            INTENTS,
            /** Dirty and intent sets of both nodes. */
            DIRTY,
            /** Everything. */
            FULL
        }
    }

    /** End a running synchronisation; it resumes later from the dirty set. */
    record StopSync() implements Effect {}

    /** Start the applications; answered by ApplicationsUp or ApplicationFailed. */
    record StartApplications() implements Effect {}

    /**
     * Stop the applications, killing them at the limit; answered by ApplicationsDown.
     *
     * @param limitNanos how long they may take
     */
    record StopApplications(long limitNanos) implements Effect {}

    /** Write and read back a test file beside the record; answered by StorageTested. */
    record TestStorage() implements Effect {}

    /**
     * Tell the operator what became of an order. ACCEPTED may be followed by DONE or FAILED.
     *
     * @param id the order's id
     * @param outcome what became of it
     * @param blockers why it was refused; empty otherwise
     * @param text one sentence, may be empty
     */
    record Answer(long id, Outcome outcome, List<Blocker> blockers, String text) implements Effect {

        /** What became of an order. */
        public enum Outcome {
            /** Carried out, nothing follows. */
            DONE,
            /** Begun; DONE or FAILED follows. */
            ACCEPTED,
            /** Not begun, nothing was changed. */
            REFUSED,
            /** Begun, but it did not end as ordered. */
            FAILED
        }
    }

    /** The machine is OFF for good: the process may end. */
    record Exit() implements Effect {}
}
