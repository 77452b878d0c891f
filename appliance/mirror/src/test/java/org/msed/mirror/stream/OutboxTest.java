package org.msed.mirror.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.msed.mirror.stream.StreamPair.FIRST;
import static org.msed.mirror.stream.StreamPair.SECOND;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.msed.mirror.change.Change;
import org.msed.mirror.change.Changes;

@Timeout(60)
class OutboxTest {

    private static final Outbox.Settings SMALL = new Outbox.Settings(2L << 20, 100);

    private final RecordingReplica replica = new RecordingReplica();
    private final StreamPair pair = new StreamPair(2, SMALL, replica);

    @AfterEach
    void close() {
        pair.close();
    }

    @Test
    void withoutAnAttachmentNothingTravels() {
        pair.links.healAll();
        assertEquals(Outbox.NOT_ATTACHED, pair.outbox.append(write(10)));
        assertEquals(Pending.State.ENDED, pair.outbox.barrier(barrier()).state());
        assertEquals(Pending.State.ENDED, pair.outbox.receipt().state());
    }

    @Test
    void sequencesCountFromOneInEachAttachment() {
        pair.attached();
        assertEquals(1, pair.outbox.append(write(10)));
        assertEquals(2, pair.outbox.append(write(10)));
        pair.applier.expect(SECOND);
        pair.outbox.start(SECOND);
        assertEquals(1, pair.outbox.append(write(10)));
    }

    @Test
    void bothEndsSayThatTheStreamIsOpen() throws Exception {
        pair.attached();
        assertEquals("opened 1", pair.nextSaid());
        assertEquals("opened 1", pair.nextSaid());
    }

    @Test
    void aReceiptOfWhatTheStandbyHasIsDoneAtOnce() {
        pair.attached();
        assertEquals(Pending.State.DONE, pair.outbox.receipt().state());
    }

    @Test
    void changesAndAnsweredFlushesAreCounted() throws Exception {
        pair.attached();
        assertEquals(-1, pair.outbox.figures().lastFlushNanos());
        pair.outbox.append(write(10));
        assertEquals(Pending.State.DONE, pair.outbox.barrier(barrier()).await());
        OutboxFigures figures = pair.outbox.figures();
        assertEquals(2, figures.changes());
        assertEquals(1, figures.flushes());
        assertTrue(figures.lastFlushNanos() > 0);
        assertTrue(pair.applier.receivedBytes() > 10);
        assertEquals(0, pair.applier.refusedFrames());
    }

    @Test
    void whatNobodyWaitsForTravelsToo() {
        pair.attached();
        pair.outbox.append(write(10));
        StreamPair.await("the change is applied", () -> replica.applied().size() == 1);
        StreamPair.await("it is confirmed", () -> pair.outbox.figures().lagNanos() == 0);
    }

    @Test
    void aBarrierIsNotAnsweredBeforeItsFlush() throws Exception {
        pair.attached();
        CountDownLatch flush = replica.holdFlushes();
        Pending pending = pair.outbox.barrier(barrier());
        StreamPair.await("the barrier arrives", () -> replica.applied().size() == 1);
        assertEquals(Pending.State.WAITING, pending.state());
        flush.countDown();
        assertEquals(Pending.State.DONE, pending.await());
    }

    @Test
    void aReceiptDoesNotWaitForApplyingOrFlushing() throws Exception {
        CountDownLatch applying = replica.holdApplying();
        pair.applier.expect(FIRST);
        pair.outbox.start(FIRST);
        pair.outbox.append(write(10));
        Pending pending = pair.outbox.receipt();
        pair.links.healAll();
        assertEquals(Pending.State.DONE, pending.await());
        assertEquals(List.of(), replica.applied());
        applying.countDown();
    }

    @Test
    void theEndOfAnAttachmentReleasesWhoWaits() throws Exception {
        pair.attached();
        CountDownLatch applying = replica.holdApplying();
        pair.outbox.append(write(10));
        Pending pending = pair.outbox.barrier(barrier());
        pair.outbox.end();
        assertEquals(Pending.State.ENDED, pending.await());
        assertFalse(pair.outbox.figures().attached());
        applying.countDown();
    }

    @Test
    void aFullMemoryHoldsUpWhoAppendsUntilTheEnd() throws Exception {
        pair.applier.expect(FIRST);
        pair.outbox.start(FIRST);
        CountDownLatch ended = new CountDownLatch(1);
        Thread writer =
                new Thread(
                        () -> {
                            while (pair.outbox.append(write(200_000)) > 0) {
                                Thread.onSpinWait();
                            }
                            ended.countDown();
                        });
        writer.start();
        pair.awaitSaid("late true");
        OutboxFigures figures = pair.outbox.figures();
        assertTrue(figures.queuedBytes() <= SMALL.memoryBytes(), figures.toString());
        assertEquals(1, ended.getCount());
        pair.outbox.end();
        assertTrue(ended.await(20, TimeUnit.SECONDS));
        pair.awaitSaid("late false");
    }

    @Test
    void aFlushThatWaitsTooLongIsReportedAndItsAnswerToo() throws Exception {
        pair.attached();
        CountDownLatch flush = replica.holdFlushes();
        Pending pending = pair.outbox.barrier(barrier());
        pair.awaitSaid("late true");
        assertTrue(pair.outbox.figures().late());
        flush.countDown();
        pair.awaitSaid("late false");
        assertEquals(Pending.State.DONE, pending.await());
    }

    @Test
    void aFlushBehindMoreThanTheStandbyWorksOffInTimeIsLateThoughItReadsOn() throws Exception {
        pair.attached();
        replica.slowDown(15);
        for (int i = 0; i < 40; i++) {
            pair.outbox.append(write(10));
        }
        Pending pending = pair.outbox.barrier(barrier());
        pair.awaitSaid("late true");
        assertEquals(Pending.State.DONE, pending.await());
        pair.awaitSaid("late false");
    }

    @Test
    void whatIsKeptForASlowStandbyDoesNotGrowOlderThanItMay() throws Exception {
        Outbox.Settings roomy = new Outbox.Settings(64L << 20, 400);
        RecordingReplica slow = new RecordingReplica();
        slow.slowDown(10);
        try (StreamPair spacious = new StreamPair(1, roomy, slow).attached()) {
            long most = 0;
            for (int i = 0; i < 80; i++) {
                spacious.outbox.append(write(600_000));
                OutboxFigures figures = spacious.outbox.figures();
                most = Math.max(most, figures.queuedBytes() + figures.unconfirmedBytes());
            }
            assertTrue(most < roomy.memoryBytes() / 2, most + " bytes");
        }
    }

    @Test
    void aBarrierOnTheFileSystemMayTakeItsTime() throws Exception {
        pair.attached();
        CountDownLatch flush = replica.holdFlushes();
        Change.Barrier slow = new Change.Barrier(0, 0, Change.Barrier.Scope.FILE_SYSTEM);
        Pending checkpoint = pair.outbox.barrier(slow);
        Pending counted = pair.outbox.barrier(barrier());
        pair.awaitSaid("late true");
        pair.outbox.append(write(1));
        flush.countDown();
        assertEquals(Pending.State.DONE, counted.await());
        assertEquals(Pending.State.DONE, checkpoint.await());
    }

    @Test
    void aLongWriteArrivesInPartsThatFollowEachOther() throws Exception {
        pair.attached();
        byte[] bytes = new byte[3_000_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        pair.outbox.append(new Change.Write(0, 5, 1000, ByteBuffer.wrap(bytes)));
        assertEquals(Pending.State.DONE, pair.outbox.barrier(barrier()).await());
        String whole = Changes.text(new Change.Write(0, 5, 1000, ByteBuffer.wrap(bytes)));
        StringBuilder joined = new StringBuilder();
        long offset = 1000;
        List<String> applied = replica.applied();
        for (String part : applied.subList(0, applied.size() - 1)) {
            assertTrue(part.contains("offset=" + offset + " "), part.substring(0, 60));
            String data = part.substring(part.indexOf("data=") + 5);
            offset += data.length() / 2;
            joined.append(data);
        }
        assertEquals(whole.substring(whole.indexOf("data=") + 5), joined.toString());
    }

    @Test
    void aChangeLongerThanAFrameIsRefused() {
        pair.attached();
        Change tooLong = new Change.SetXattr(0, 1, new byte[1], new byte[2 << 20]);
        assertThrows(IllegalArgumentException.class, () -> pair.outbox.append(tooLong));
    }

    @Test
    void aRefusalEndsTheAttachmentAtBothEnds() throws Exception {
        pair.attached();
        pair.awaitSaid("opened 1");
        replica.failWith(new IOException("disk on fire"));
        pair.outbox.append(write(10));
        Pending pending = pair.outbox.barrier(barrier());
        assertEquals(Pending.State.ENDED, pending.await());
        pair.awaitSaid("ended 1 disk on fire");
        assertEquals(Outbox.NOT_ATTACHED, pair.outbox.append(write(10)));
    }

    @Test
    void flushesOfSeveralWorkersGoTogether() throws Exception {
        pair.attached();
        CountDownLatch flush = replica.holdFlushes();
        List<Pending> pendings = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            pendings.add(pair.outbox.barrier(barrier()));
        }
        flush.countDown();
        for (Pending pending : pendings) {
            assertEquals(Pending.State.DONE, pending.await());
        }
        assertTrue(replica.flushed() <= pendings.size());
        assertEquals(pendings.size() - replica.flushed(), replica.dropped());
    }

    @Test
    void theStreamMovesWhenItsLinkBreaksAndBackWhenThatHasSettled() throws Exception {
        pair.attached();
        assertEquals(Pending.State.DONE, pair.outbox.barrier(barrier()).await());
        pair.links.cut(0);
        assertEquals(Pending.State.DONE, pair.outbox.barrier(barrier()).await());
        assertEquals(1, pair.holderPort.route());
        pair.links.heal(0);
        StreamPair.await("the route is back", () -> pair.holderPort.route() == 0);
        assertEquals(Pending.State.DONE, pair.outbox.barrier(barrier()).await());
        assertEquals(3, replica.applied().size());
    }

    private static Change write(int length) {
        return new Change.Write(0, 1, 0, ByteBuffer.allocate(length));
    }

    private static Change.Barrier barrier() {
        return new Change.Barrier(0, 1, Change.Barrier.Scope.DATA);
    }
}
