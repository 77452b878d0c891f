package org.msed.core.pair;

import java.util.List;
import org.msed.core.record.Generations;
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
     * ProbeAnswered or, at {@code untilNanos}, by ProbeSilent or ProbeFailed.
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
     * Open the data for the application (R16a). In this order: end every attachment and refuse
     * those of epochs below this one for good; finish applying what was answered with RACK, and
     * settle what was not (applied or not, but not later). File system requests are answered only
     * after the {@link Gate} that follows. Answered by DataOpened or DataFailed.
     *
     * @param epoch everything older is refused from now on
     */
    record OpenData(Epoch epoch) implements Effect {}

    /**
     * Close the data: after the answer nothing of the application changes it any more, requests
     * that still wait have failed, and every attachment has ended. Also ordered where nothing is
     * open. Always answered by DataClosed; with {@code drain} at the latest when no RACK has come
     * for T_repl.
     *
     * @param drain whether to wait first until the standby has every acknowledged write
     */
    record CloseData(boolean drain) implements Effect {}

    /**
     * Set what acknowledgements wait for. In force before the next effect, also for the writes that
     * wait already; never queued behind other acts.
     *
     * <p>Before SOLO the record with the fresh lineage is durable, and the sets need not be: what
     * is copied later is always the union of dirty and intent set. An intent may therefore be
     * dropped only once its writes are durable on both nodes, or once its region is in the durable
     * dirty set.
     *
     * @param kind the new gate
     * @param generation the fresh lineage for SOLO, 0 where that has not changed
     */
    record Gate(Kind kind, long generation) implements Effect {

        /** What an acknowledgement waits for. */
        public enum Kind {
            /**
             * Both disks. Nothing is acknowledged while no attachment is there. During a {@link
             * Sync} it begins the last phase, see there.
             */
            MIRROR,
            /**
             * The own disk, and the region's bit in the durable dirty set. Writes that waited for
             * the standby are acknowledged like this too. Ends the attachment that mirrored until
             * now; one that waits for a {@link Sync} stays.
             */
            SOLO,
            /** Nothing is acknowledged; what waits goes on waiting until the data is closed. */
            SHUT
        }
    }

    /**
     * Begin an attachment to the stream of the epoch's holder, as its standby; try to connect until
     * that succeeds or another Attach, OpenData or CloseData comes. It carries the union of this
     * node's sets, which are read when it connects. Without mirrored data answered by Attached at
     * once; with it every attachment begins with a synchronisation: {@link PairEvent.SyncOffered}.
     *
     * @param epoch of the holder; it refuses every other, and so does this node
     * @param attachment names it; never used twice, also not by another start
     */
    record Attach(Epoch epoch, long attachment) implements Effect {}

    /**
     * Bring the standby up to date as the holder. Begins when an attachment of the open epoch is
     * there, which may take long; one that is there already and was not part of a Sync counts. In
     * this order:
     *
     * <ol>
     *   <li>make durable: dirty set ← dirty ∪ intents ∪ what the attachment carried, or everything
     *       when {@code full};
     *   <li>offer the lineage ({@link PairEvent.SyncOffered} there) and wait until it is admitted;
     *   <li>from now on what is written goes into the stream too; copy the dirty set in rounds
     *       while the gate is SOLO. A bit is cleared only when what was copied is durable on both
     *       nodes and nothing was written there since;
     *   <li>when what remains fits into T_repl: post {@link PairEvent.SyncNear};
     *   <li>after Gate(MIRROR), by which every write waits for the target: copy the rest, then have
     *       the target flush everything ({@link PairEvent.SyncReceived} there) and wait until it
     *       confirms;
     *   <li>post {@link PairEvent.SyncEnded} without cause. The attachment goes on as the mirror's
     *       stream.
     * </ol>
     *
     * When the attachment ends on the way, SyncEnded has a cause; the dirty set stays as it is.
     *
     * @param id names it in the events
     * @param full whether everything is to be compared, else the sets
     * @param generations the lineage that the target adopts
     */
    record Sync(long id, boolean full, Generations generations) implements Effect {}

    /** End a running {@link Sync} and its attachment; not answered. The dirty set stays. */
    record StopSync() implements Effect {}

    /**
     * Let the first byte of an offered synchronisation come: the record says INCONSISTENT and the
     * token is not here.
     *
     * @param attachment by which it was offered
     * @param givenUp the lineage of the copy here that an operator gave up: its content is set
     *     aside, whole and durable, before the first byte changes; 0 when there is none
     */
    record AdmitSync(long attachment, long givenUp) implements Effect {}

    /**
     * Put back what was set aside of a copy that was given up. The data is closed. Answered by
     * DataRestored.
     *
     * @param lineage that was given up
     */
    record RestoreData(long lineage) implements Effect {}

    /**
     * Tell the source that its lineage is adopted: the record says CONSISTENT.
     *
     * @param attachment by which it came
     */
    record ConfirmSync(long attachment) implements Effect {}

    /** Start the applications; answered by ApplicationsUp or ApplicationFailed. */
    record StartApplications() implements Effect {}

    /**
     * Stop the applications, killing them at the limit; answered by ApplicationsDown.
     *
     * @param limitNanos how long they may take
     */
    record StopApplications(long limitNanos) implements Effect {}

    /** Write and read back beside the record and beneath the data; answered by StorageTested. */
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
