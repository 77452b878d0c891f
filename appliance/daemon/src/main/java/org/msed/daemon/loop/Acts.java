package org.msed.daemon.loop;

import java.io.IOException;
import org.msed.core.pair.Decision;
import org.msed.core.pair.Effect;
import org.msed.core.pair.PairState;
import org.msed.core.record.PairRecord;
import org.msed.core.state.Epoch;
import org.msed.core.wire.Frame;

/**
 * Everything that effects do to the world; called on the loop alone. What may block for long is
 * only begun here, and its result arrives by the {@link Inbox}; so do all results for which a
 * method's description names no other way.
 */
public interface Acts {

    /**
     * The effects of a step begin.
     *
     * @param state the state after the step
     * @param actor who ordered it, or empty
     */
    void begin(PairState state, String actor);

    /**
     * Makes the record and its event durable.
     *
     * @param decision may be null
     * @throws IOException it is not durable
     */
    void persist(PairRecord record, Decision decision) throws IOException;

    /** Appends an event that changed no mode. */
    void note(Decision decision);

    /** Sends on every link; loss is expected. */
    void send(Frame frame);

    /** Begins to probe the address. */
    void probe(long untilNanos);

    /** Makes a running probe void. */
    void cancelProbe();

    /** Asks for a slot. */
    void claimSlot();

    /** Gives the slot back. */
    void freeSlot();

    /**
     * Puts the address on its interface.
     *
     * @throws IOException it is not there, or the lease was over; nothing is left behind
     */
    void takeAddress(long untilNanos) throws IOException;

    /**
     * Sets the end of the lease.
     *
     * @throws IOException as {@link #takeAddress}
     */
    void renewAddress(long untilNanos) throws IOException;

    /** Removes the address; the kernel ends what this cannot remove. */
    void dropAddress();

    /** Announces the address: the first frame at once, the others of a burst later. */
    void announce(boolean burst);

    /** Begins to open the data. */
    void openData(Epoch epoch);

    /** Begins to close the data. */
    void closeData(boolean drain);

    /** Sets what acknowledgements wait for; in force on return. */
    void gate(Effect.Gate gate);

    /** Begins an attachment. */
    void attach(Effect.Attach attach);

    /** Begins a synchronisation. */
    void sync(Effect.Sync sync);

    /** Ends a running synchronisation. */
    void stopSync();

    /** Lets an offered synchronisation begin. */
    void admitSync(Effect.AdmitSync admit);

    /** Begins to put back what was set aside. */
    void restoreData(long lineage);

    /** Tells the source that its lineage is adopted. */
    void confirmSync(long attachment);

    /** Begins to start the applications. */
    void startApplications();

    /** Begins to stop the applications. */
    void stopApplications(long limitNanos);

    /** Begins a test of the record's disk. */
    void testStorage();

    /** Tells whoever gave an order what became of it. */
    void answer(Effect.Answer answer);

    /** The event and all that followed from it are done: makes notes durable, writes the log. */
    void settle();
}
