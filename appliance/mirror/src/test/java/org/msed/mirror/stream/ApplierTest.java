package org.msed.mirror.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.msed.mirror.change.ChangeCodec;
import org.msed.mirror.change.Changes;
import org.msed.platform.file.FileErrno;
import org.msed.platform.natives.ErrnoException;

@Timeout(60)
class ApplierTest {

    private final RecordingReplica replica = new RecordingReplica();
    private final StreamPair pair = new StreamPair(1, Outbox.Settings.DEFAULT, replica);

    @AfterEach
    void close() {
        pair.close();
    }

    @Test
    void aStreamNobodyExpectsIsRefused() throws Exception {
        pair.links.healAll();
        pair.outbox.start(FIRST);
        pair.awaitSaid("ended 1 this node expects no stream");
    }

    @Test
    void anotherAttachmentIsRefused() throws Exception {
        pair.links.healAll();
        pair.applier.expect(SECOND);
        pair.outbox.start(FIRST);
        pair.awaitSaid("ended 1 this node expects attachment " + SECOND);
        assertEquals(List.of(), replica.applied());
    }

    @Test
    void anEndedAttachmentIsRefusedForGood() throws Exception {
        pair.attached();
        pair.awaitSaid("opened 1");
        pair.awaitSaid("opened 1");
        pair.applier.end();
        Pending pending = pair.outbox.barrier(barrier(Change.Barrier.Scope.DATA));
        assertEquals(Pending.State.ENDED, pending.await());
        pair.awaitSaid("ended 1 this node expects no stream");
    }

    @Test
    void theEndWaitsForWhatWasAnsweredAsReceived() throws Exception {
        CountDownLatch applying = replica.holdApplying();
        pair.applier.expect(FIRST);
        pair.outbox.start(FIRST);
        pair.outbox.append(write(1));
        pair.outbox.append(write(2));
        Pending received = pair.outbox.receipt();
        pair.links.healAll();
        assertEquals(Pending.State.DONE, received.await());
        Thread ending = new Thread(pair.applier::end);
        ending.start();
        StreamPair.await("the end waits", () -> ending.getState() == Thread.State.WAITING);
        applying.countDown();
        ending.join(TimeUnit.SECONDS.toMillis(20));
        assertEquals(2, pair.applier.appliedChanges());
    }

    @Test
    void nothingIsAppliedAfterTheFirstError() throws Exception {
        pair.attached();
        pair.outbox.append(write(1));
        assertEquals(Pending.State.DONE, barrierAnswered());
        replica.failWith(new ErrnoException("pwrite(f)", FileErrno.ENOSPC));
        pair.outbox.append(write(2));
        pair.outbox.append(write(3));
        assertEquals(Pending.State.ENDED, barrierAnswered());
        replica.failWith(null);
        pair.links.cut(0);
        pair.links.heal(0);
        String refused = pair.nextSaid();
        while (!refused.startsWith("refused")) {
            refused = pair.nextSaid();
        }
        assertTrue(refused.contains("sequence=3, errno=28, what=pwrite(f): ENOSPC"), refused);
        assertEquals(2, pair.applier.appliedChanges());
    }

    @Test
    void aFlushThatFailsIsARefusal() throws Exception {
        pair.attached();
        replica.failFlushesWith(new IOException("lost"));
        assertEquals(Pending.State.ENDED, barrierAnswered());
        pair.awaitSaid("ended 1 lost");
    }

    @Test
    void aFlushBesideTheStreamThatFailsIsARefusalToo() throws Exception {
        pair.attached();
        replica.failFlushesWith(new IOException("lost"));
        Pending pending = pair.outbox.barrier(barrier(Change.Barrier.Scope.FILE_SYSTEM));
        assertEquals(Pending.State.ENDED, pending.await());
        pair.awaitSaid("ended 1 lost");
    }

    @Test
    void aSlowBarrierDoesNotHoldUpChanges() {
        pair.attached();
        CountDownLatch flush = replica.holdFlushes();
        pair.outbox.barrier(barrier(Change.Barrier.Scope.FILE_SYSTEM));
        pair.outbox.append(write(1));
        StreamPair.await("the write is applied", () -> pair.applier.appliedChanges() == 2);
        flush.countDown();
    }

    @Test
    void aDamagedRecordIsRefusedAndNotApplied() throws Exception {
        pair.links.healAll();
        pair.applier.expect(FIRST);
        ByteBuffer record = ByteBuffer.allocate(200);
        ChangeCodec.encode(write(1), 1, record);
        record.put(30, (byte) 99).flip();
        pair.applier.changes(0, new StreamMessage.Changes(FIRST, true, false, 1, record));
        assertTrue(pair.nextSaid().startsWith("refused 1 Refusal[sequence=1, errno=0"));
        assertEquals(List.of(), replica.applied());
    }

    @Test
    void whatItHasIsDroppedAndWhatComesTooEarlyAlso() {
        pair.applier.expect(FIRST);
        apply(1, 2);
        apply(2, 3);
        apply(5, 6);
        apply(4, 4);
        List<String> expected =
                List.of(1, 2, 3, 4).stream().map(i -> Changes.text(write(i))).toList();
        assertEquals(expected, replica.applied());
    }

    @Test
    void aNoteIsReadWhereItStandsAndNotApplied() {
        List<String> read = new ArrayList<>();
        pair.applier.notes(
                (attachment, text) -> read.add(new String(text) + replica.applied().size()));
        pair.applier.expect(FIRST);
        ByteBuffer records = ByteBuffer.allocate(1000);
        ChangeCodec.encode(write(1), 1, records);
        ChangeCodec.encode(new Change.Note(0, "after ".getBytes()), 2, records);
        ChangeCodec.encode(write(3), 3, records);
        pair.applier.changes(0, new StreamMessage.Changes(FIRST, false, false, 3, records.flip()));
        assertEquals(List.of("after 1"), read);
        assertEquals(2, replica.applied().size());
    }

    private void apply(int from, int to) {
        ByteBuffer records = ByteBuffer.allocate(1000);
        for (int i = from; i <= to; i++) {
            ChangeCodec.encode(write(i), i, records);
        }
        pair.applier.changes(0, new StreamMessage.Changes(FIRST, false, false, to, records.flip()));
    }

    private Pending.State barrierAnswered() throws InterruptedException {
        return pair.outbox.barrier(barrier(Change.Barrier.Scope.DATA)).await();
    }

    private static Change write(int length) {
        return new Change.Write(0, 1, 0, ByteBuffer.allocate(length));
    }

    private static Change.Barrier barrier(Change.Barrier.Scope scope) {
        return new Change.Barrier(0, 1, scope);
    }
}
