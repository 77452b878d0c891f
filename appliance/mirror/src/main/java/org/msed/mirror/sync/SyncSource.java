package org.msed.mirror.sync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.msed.mirror.sets.DirtySet;
import org.msed.mirror.sets.Item;
import org.msed.mirror.sets.SetStorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The side that has the data, for one run over one link: a synchronisation that ends with both
 * nodes in the same generation, or a comparison that changes nothing.
 *
 * <p>{@link #run} does all the work on its caller's thread; the other methods may be called from
 * anywhere meanwhile.
 */
public final class SyncSource {
    private static final Logger LOG = LoggerFactory.getLogger(SyncSource.class);

    /** What a synchronisation needs of the node. */
    public interface Host {

        /**
         * Keeps new changes from beginning and waits until none is in flight; nothing is
         * acknowledged solo from then on.
         *
         * @param limitMillis how long to wait at most
         * @return false: some were in flight all the time; nothing is frozen
         */
        boolean freeze(long limitMillis) throws InterruptedException;

        /** Lets changes go on: into the dirty set, or, after {@link #committed}, to the standby. */
        void unfreeze();

        /**
         * The target has adopted this node's lineage and the dirty set is empty: attach. Called
         * while frozen.
         */
        void committed();

        /**
         * The target may have adopted it or not: a new generation is made (R5) before anything is
         * acknowledged. Called while frozen.
         */
        void commitUnknown();

        /**
         * The application outruns the copy.
         *
         * @param delayMicros how long each change is to be held up; 0 = no more
         */
        void slowWriters(long delayMicros);
    }

    /** Hears of each difference that a comparison finds, on the thread that runs it. */
    @FunctionalInterface
    public interface Differences {

        /** How something differs. */
        enum Kind {
            /** The target has it not, or as another kind of thing, or linked otherwise. */
            MISSING,
            /** Only the target has it. */
            EXTRA,
            /** Mode, owner, times, extended attributes or access control lists. */
            ATTRIBUTES,
            /** The bytes of a range. */
            CONTENT
        }

        /**
         * Something differs.
         *
         * @param path relative to the dataset's directory
         * @param from first byte of the range; 0 unless it is about content
         * @param to first byte behind it; 0 unless it is about content
         */
        void differs(int dataset, byte[] path, Kind kind, long from, long to);

        /**
         * The target has not exactly the names of an inode that has several, or not as that.
         *
         * @param names all of them that are known
         */
        default void linked(int dataset, byte[] path, List<byte[]> names) {
            differs(dataset, path, Kind.MISSING, 0, 0);
        }

        /**
         * The comparison is about to read content here, and the target as much there.
         *
         * @throws InterruptedException the thread is being ended
         */
        default void reading(long bytes) throws InterruptedException {}
    }

    private final Conversation conversation;
    private final SourceRun run;

    /** Null when only comparing, which holds nobody up and commits nothing. */
    private final Host host;

    private SyncSource(Conversation conversation, SourceRun run, Host host) {
        this.conversation = conversation;
        this.run = run;
        this.host = host;
    }

    /**
     * A synchronisation. The caller has the token in hand (R3).
     *
     * @param datasets in the order of their numbers; their directories stay the caller's
     * @param dirty the source's set; what the target suspects is added to it
     * @param link to the target
     */
    public static SyncSource synchronisation(
            List<SyncDataset> datasets, DirtySet dirty, SyncLink link, Host host) {
        Conversation conversation = new Conversation(link);
        SourceRun run = new SourceRun(datasets, conversation, Work.of(dirty), host, null);
        return new SyncSource(conversation, run, host);
    }

    /**
     * A comparison. Changes meanwhile are found as differences; whoever calls it asks again for
     * those.
     *
     * @param items what is compared, {@link Item.Below} with {@link Item#ROOT} for a whole dataset
     */
    public static SyncSource comparison(
            List<SyncDataset> datasets, List<Item> items, SyncLink link, Differences differences) {
        Conversation conversation = new Conversation(link);
        Work work = Work.of(items, datasets.size());
        SourceRun run = new SourceRun(datasets, conversation, work, null, differences);
        return new SyncSource(conversation, run, null);
    }

    /**
     * Works until both copies are equal and committed, or everything is compared, or the run ends
     * otherwise. Once only.
     */
    public SyncResult run() {
        SyncResult result;
        try {
            run.run();
            result = new SyncResult(SyncResult.Outcome.DONE, "", false);
        } catch (Ended e) {
            result = new SyncResult(e.outcome(), e.getMessage(), run.commitUnknown());
        } catch (IOException e) {
            boolean set = e instanceof SetStorageException;
            String what = set ? "the dirty set: " : "the source's files: ";
            result =
                    new SyncResult(
                            SyncResult.Outcome.SOURCE_FAILED,
                            what + e.getMessage(),
                            run.commitUnknown());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result = new SyncResult(SyncResult.Outcome.STOPPED, "interrupted", run.commitUnknown());
        } catch (RuntimeException e) {
            LOG.error("synchronisation ends by an error of the program", e);
            result =
                    new SyncResult(
                            SyncResult.Outcome.SOURCE_FAILED,
                            "an error of the program: " + e,
                            run.commitUnknown());
        } finally {
            end();
        }
        LOG.info("synchronisation ends: {} {}", result.outcome(), result.cause());
        return result;
    }

    private void end() {
        if (run.commitUnknown()) {
            host.commitUnknown();
        }
        run.close();
    }

    /** Ends the run soon, from any state; it may be begun again with a new object. */
    public void stop() {
        conversation.end(SyncResult.Outcome.STOPPED, "stopped");
    }

    /**
     * A message from the target; does not block.
     *
     * @param message valid during the call only
     */
    public void received(ByteBuffer message) {
        conversation.received(message);
    }

    /** The link broke. */
    public void disconnected(String cause) {
        conversation.end(SyncResult.Outcome.LINK_LOST, cause);
    }

    /** Limits how fast content travels; 0 = as fast as it can. Takes effect at once. */
    public void rate(long bytesPerSecond) {
        conversation.rate(bytesPerSecond);
    }

    /** How far it is. */
    public SyncProgress progress() {
        return run.progress();
    }
}
