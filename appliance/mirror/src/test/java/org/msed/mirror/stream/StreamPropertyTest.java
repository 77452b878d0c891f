package org.msed.mirror.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.msed.mirror.change.Change;
import org.msed.mirror.change.Changes;

class StreamPropertyTest {

    private static final long MEMORY = 3L << 20;

    @Provide
    Arbitrary<List<Change>> changes() {
        return Changes.any()
                .filter(change -> !(change instanceof Change.Note))
                .list()
                .ofMinSize(50)
                .ofMaxSize(300);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void whateverHappensToTheLinksTheStandbyAppliesWhatWasAppendedInOrder(
            @ForAll("changes") List<Change> changes, @ForAll long seed) throws Exception {
        RecordingReplica replica = new RecordingReplica();
        try (StreamPair pair = pair(replica).attached();
                Cutter cutter = new Cutter(pair.links, seed)) {
            List<String> expected = new ArrayList<>();
            for (Change change : changes) {
                append(pair, change);
                expected.add(Changes.text(change));
            }
            cutter.stop();
            awaitReceipt(pair);
            StreamPair.await("all is applied", () -> replica.applied().size() >= expected.size());
            assertEquals(expected, replica.applied());
        }
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void everyBarrierIsAnsweredAndOnlyAfterItsFlush(@ForAll long seed) throws Exception {
        RecordingReplica replica = new RecordingReplica();
        replica.keepNothing();
        try (StreamPair pair = pair(replica).attached();
                Cutter cutter = new Cutter(pair.links, seed)) {
            List<Thread> workers = new ArrayList<>();
            AtomicBoolean right = new AtomicBoolean(true);
            for (int worker = 0; worker < 4; worker++) {
                long inode = worker;
                workers.add(new Thread(() -> flushAll(pair, inode, right)));
            }
            workers.forEach(Thread::start);
            for (Thread worker : workers) {
                worker.join(20_000);
                assertTrue(!worker.isAlive(), "a flush was never answered");
            }
            cutter.stop();
            assertTrue(right.get());
            assertTrue(replica.flushed() > 0);
        }
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void theMemoryIsNeverExceeded(@ForAll long seed) throws Exception {
        RecordingReplica replica = new RecordingReplica();
        replica.keepNothing();
        try (StreamPair pair = pair(replica).attached();
                Cutter cutter = new Cutter(pair.links, seed)) {
            for (int i = 0; i < 200; i++) {
                append(pair, new Change.Write(0, 1, i, ByteBuffer.allocate(100_000)));
                OutboxFigures figures = pair.outbox.figures();
                assertTrue(figures.queuedBytes() + figures.unconfirmedBytes() <= MEMORY);
            }
            cutter.stop();
            awaitReceipt(pair);
        }
    }

    private static StreamPair pair(RecordingReplica replica) {
        return new StreamPair(2, new Outbox.Settings(MEMORY, 2000), replica);
    }

    private static void awaitReceipt(StreamPair pair) {
        Pending receipt = pair.outbox.receipt();
        StreamPair.await(
                "the standby has all: " + pair.outbox.figures(),
                () -> receipt.state() == Pending.State.DONE);
    }

    private static void append(StreamPair pair, Change change) {
        if (change instanceof Change.Barrier barrier) {
            pair.outbox.barrier(barrier);
        } else {
            pair.outbox.append(change);
        }
    }

    private static void flushAll(StreamPair pair, long inode, AtomicBoolean right) {
        try {
            for (int i = 0; i < 50; i++) {
                pair.outbox.append(new Change.Write(0, inode, i, ByteBuffer.allocate(500)));
                Change.Barrier barrier = new Change.Barrier(0, inode, Change.Barrier.Scope.DATA);
                if (pair.outbox.barrier(barrier).await() != Pending.State.DONE) {
                    right.set(false);
                }
            }
        } catch (InterruptedException e) {
            right.set(false);
        }
    }

    /** Cuts and heals links at random, never leaving all cut at its end. */
    private static final class Cutter implements AutoCloseable {
        private final MemoryLinks links;
        private final Random random;
        private final Thread thread = new Thread(this::run);
        private volatile boolean done;

        Cutter(MemoryLinks links, long seed) {
            this.links = links;
            this.random = new Random(seed);
            thread.start();
        }

        private void run() {
            while (!done) {
                int link = random.nextInt(2);
                if (random.nextBoolean()) {
                    links.cut(link);
                } else {
                    links.heal(link);
                }
                links.delayNanos(link, random.nextInt(3) * 500_000L);
                LockSupport.parkNanos(random.nextInt(3_000_000));
            }
            links.healAll();
        }

        @Override
        public void close() {
            stop();
        }

        void stop() {
            done = true;
            StreamPair.await("the cutter ends", () -> !thread.isAlive());
        }
    }
}
