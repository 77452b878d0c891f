package org.msed.daemon.service;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.msed.core.pair.Effect;
import org.msed.core.pair.PairState;
import org.msed.core.record.DataSets;
import org.msed.core.state.Epoch;
import org.msed.core.state.Role;
import org.msed.daemon.snapshot.AsideSnapshot;
import org.msed.daemon.snapshot.CopySnapshot;
import org.msed.daemon.snapshot.OrderResult;
import org.msed.daemon.snapshot.ReplicationSnapshot;
import org.msed.daemon.snapshot.ResyncRequest;
import org.msed.daemon.snapshot.VerificationSnapshot;
import org.msed.daemon.snapshot.VerifyRequest;

/**
 * The mirrored data of a pair. Called on the loop; nothing may block there, so what takes time is
 * only begun and its result posted (design D15). All but the gate is carried out in the order of
 * the calls.
 *
 * <p>Who keeps what: lineage (generations) and consistency stand in the pair's record, which the
 * core persists before the effect that depends on it; the dirty and the intent set are this
 * object's, in files of its own. What it must keep to, whatever the gate:
 *
 * <ul>
 *   <li>An intent is durable before its write is begun here and before it is sent. It is dropped
 *       once the write is durable on both nodes, or its region is in the durable dirty set.
 *   <li>A dirty bit is dropped only when what was copied is durable on both nodes and nothing was
 *       written there since. At the target all is dropped just before SyncReceived.
 *   <li>A mark on disk counts only while no write of the sets is under way that removes it.
 *   <li>A standby answers a write with RACK when it is durable there.
 *   <li>The end of an attachment loses nothing: what was not answered is in the intents.
 * </ul>
 *
 * The effects say what is done, {@link org.msed.core.pair.PairEvent} what is posted, and
 * docs/decisions/0007 why the order is as it is.
 */
public interface Data {

    /** The sets as they are on disk, for the start event. */
    DataSets sets();

    /** The machine has made a step; on the loop, does not block. What is shown may have changed. */
    void stepped(PairState state);

    /**
     * What management shows of it; empty when the pair has no datasets. Any thread may call; never
     * blocks.
     */
    Optional<ReplicationSnapshot> replication(PairState state);

    /**
     * While the copies have parted: what is known of them, this node's first; else empty. Any
     * thread may call; never blocks.
     */
    List<CopySnapshot> copies(PairState state);

    /** The copies that lost a choice and are kept here, newest first; blocks on the disk. */
    List<AsideSnapshot> asides();

    /** Removes those of them that are past their time; blocks on the disk. */
    void expireAsides();

    /**
     * Orders a synchronisation. Any thread may call; does not block.
     *
     * @param progress called with a sentence at each step, on a thread of the daemon
     * @return completes with DONE when both copies are equal, REFUSED with what stands against it,
     *     or FAILED
     */
    CompletionStage<OrderResult> resync(ResyncRequest request, Consumer<String> progress);

    /**
     * Holds a synchronisation, running or to come, or lets it go on. Any thread may call; does not
     * block. What is written meanwhile is remembered and copied later.
     *
     * @param paused whether to hold it
     * @param actor who ordered it, for the log
     */
    CompletionStage<OrderResult> pauseSync(boolean paused, String actor);

    /**
     * Tells where the machine's state is to be read from, before the loop starts.
     *
     * @param state may be called from any thread, and does not block
     */
    void watch(Supplier<PairState> state);

    /**
     * Why the copy that would lose this choice could not be set aside; empty where it can, or that
     * is not known. Any thread may call; never blocks.
     *
     * @param source whose copy would be kept
     */
    String asideRefusal(Role source);

    /**
     * The lineage of a copy that was set aside here. Any thread may call; blocks on the disk.
     *
     * @param name of the copy; empty for the newest
     * @throws java.util.NoSuchElementException there is none
     */
    long asideLineage(String name);

    /**
     * Writes to the disks beneath the datasets and reads it back (row 11a). Not on the loop: blocks
     * on the disks.
     *
     * @return empty when that went well, else what the system said
     */
    String testStorage();

    /**
     * Orders a verification. Any thread may call; does not block.
     *
     * @param progress called with a sentence at each step, on a thread of the daemon
     * @return completes with DONE when both copies are equal, FAILED with what differs, or REFUSED
     * @throws java.util.NoSuchElementException when there is no such dataset
     */
    CompletionStage<OrderResult> verify(VerifyRequest request, Consumer<String> progress);

    /** What is known of the equality of both copies. Any thread may call; does not block. */
    VerificationSnapshot verification();

    /** See {@link Effect.OpenData}; answered by DataOpened or DataFailed. */
    void open(Epoch epoch);

    /** See {@link Effect.CloseData}; always answered by DataClosed. */
    void close(boolean drain);

    /** See {@link Effect.Gate}; in force on return. */
    void gate(Effect.Gate gate);

    /** See {@link Effect.Attach}. */
    void attach(Effect.Attach attach);

    /** See {@link Effect.Sync}; answered by SyncNear once, and by SyncEnded. */
    void sync(Effect.Sync sync);

    /** See {@link Effect.StopSync}; not answered, and SyncEnded may still come. */
    void stopSync();

    /** See {@link Effect.AdmitSync}. */
    void admitSync(Effect.AdmitSync admit);

    /** See {@link Effect.RestoreData}; answered by DataRestored. */
    void restore(long lineage);

    /** See {@link Effect.ConfirmSync}. */
    void confirmSync(long attachment);
}
