package org.msed.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.core.pair.Effect;
import org.msed.core.state.DatasetMode;
import org.msed.core.state.Epoch;
import org.msed.core.state.Role;
import org.msed.mirror.change.Change;
import org.msed.mirror.change.ChangeLog;
import org.msed.mirror.sets.DirtySet;
import org.msed.mirror.sets.IntentSet;
import org.msed.mirror.stream.Attachment;
import org.msed.mirror.stream.Outbox;
import org.msed.mirror.stream.Refusal;
import org.msed.mirror.stream.StreamPort;
import org.msed.mirror.stream.Transport;

/** What a flush waits for, with a standby that never answers. */
final class HolderTest {

    private static final Attachment FIRST = new Attachment(new Epoch(1, Role.PRIMARY), 1, 7);
    private static final Attachment SECOND = new Attachment(new Epoch(1, Role.PRIMARY), 2, 7);

    @TempDir Path directory;
    private DirtySet dirty;
    private IntentSet intents;
    private Outbox outbox;
    private Holder holder;

    @BeforeEach
    void open() throws IOException {
        List<String> datasets = List.of("data");
        dirty = DirtySet.open(directory, datasets);
        intents = IntentSet.open(directory, datasets);
        outbox =
                new Outbox(new StreamPort(new NoLink(), 0), Outbox.Settings.DEFAULT, new Unheard());
        holder =
                new Holder(
                        List.of(DatasetMode.SYNC), dirty, intents, outbox, failure -> {}, () -> {});
        holder.open();
    }

    @AfterEach
    void close() throws IOException {
        holder.close();
        outbox.close();
        intents.close();
        dirty.close();
    }

    @Test
    void aFlushThatWaitsForAStandbyIsDoneWhenOneIsAttached() throws Exception {
        holder.gate(Effect.Gate.Kind.MIRROR);
        CompletableFuture<Void> flush = flush();
        holder.attach(FIRST);
        flush.get(20, TimeUnit.SECONDS);
        assertEquals(0, outbox.figures().queuedBytes(), "no barrier names an inode nobody bound");
    }

    @Test
    void aFlushThatLostItsStandbyIsDoneWhenAnotherIsAttached() throws Exception {
        holder.gate(Effect.Gate.Kind.MIRROR);
        holder.attach(FIRST);
        CompletableFuture<Void> flush = flush();
        holder.detach();
        holder.attach(SECOND);
        flush.get(20, TimeUnit.SECONDS);
        assertEquals(0, outbox.figures().queuedBytes(), "no barrier names an inode nobody bound");
    }

    @Test
    void aFlushIsNotDoneByTheAttachmentThatItsStandbyHasLeft() throws Exception {
        holder.gate(Effect.Gate.Kind.MIRROR);
        holder.attach(FIRST);
        CompletableFuture<Void> flush = flush();
        outbox.end();
        holder.close();
        holder.gate(Effect.Gate.Kind.MIRROR);
        ExecutionException refused =
                assertThrows(ExecutionException.class, () -> flush.get(20, TimeUnit.SECONDS));
        assertTrue(refused.getCause().getCause() instanceof IOException, refused.toString());
    }

    @Test
    void aFlushAloneMakesTheDirtySetDurable() throws Exception {
        holder.append(new Change.Truncate(0, 9, 0));
        holder.gate(Effect.Gate.Kind.SOLO);
        flush().get(20, TimeUnit.SECONDS);
        assertEquals(1, DirtySet.open(directory, List.of("data")).items().size());
    }

    @Test
    void afterTheDiskHasFailedNothingIsAcknowledgedUntilTheDataIsOpenedAnew() throws Exception {
        holder.gate(Effect.Gate.Kind.SOLO);
        holder.fail();
        CompletableFuture<Void> flush = flush();
        holder.close();
        ExecutionException refused =
                assertThrows(ExecutionException.class, () -> flush.get(20, TimeUnit.SECONDS));
        assertTrue(refused.getCause().getCause() instanceof IOException, refused.toString());
        holder.open();
        holder.gate(Effect.Gate.Kind.SOLO);
        flush().get(20, TimeUnit.SECONDS);
    }

    /** Begun here, awaited by another thread. */
    private CompletableFuture<Void> flush() {
        ChangeLog.Flush flush = holder.flush(0, 9, Change.Barrier.Scope.DATA);
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        flush.await();
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static final class Unheard implements Outbox.Listener {
        @Override
        public void opened(Attachment attachment) {}

        @Override
        public void ended(Attachment attachment, Refusal refusal) {}

        @Override
        public void late(boolean late) {}
    }

    private static final class NoLink implements Transport {
        @Override
        public int links() {
            return 1;
        }

        @Override
        public boolean connected(int link) {
            return false;
        }

        @Override
        public void send(int link, ByteBuffer... parts) throws IOException {
            throw new IOException("link " + link + " is not connected");
        }

        @Override
        public void receiver(Receiver receiver) {}
    }
}
