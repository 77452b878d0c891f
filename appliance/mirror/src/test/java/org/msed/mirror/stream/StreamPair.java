package org.msed.mirror.stream;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.msed.core.state.Epoch;
import org.msed.core.state.Role;

/** A holder's and a standby's end of the stream, joined by links in memory. */
final class StreamPair implements AutoCloseable {

    static final Attachment FIRST = new Attachment(new Epoch(7, Role.PRIMARY), 1, 0xabc);
    static final Attachment SECOND = new Attachment(new Epoch(8, Role.PRIMARY), 2, 0xabc);

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);

    final MemoryLinks links;
    final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    final StreamPort holderPort;
    final StreamPort standbyPort;
    final Outbox outbox;
    final Applier applier;
    final Handshake holderHandshake;
    final Handshake standbyHandshake;
    private final Outbox idleOutbox;
    private final Applier idleApplier;

    StreamPair(int linkCount, Outbox.Settings settings, Replica replica) {
        links = new MemoryLinks(linkCount);
        holderPort = new StreamPort(links.holder(), 20);
        standbyPort = new StreamPort(links.standby(), 20);
        Said speaker = new Said();
        outbox = new Outbox(holderPort, settings, speaker);
        applier = new Applier(standbyPort, replica, 4, speaker);
        holderHandshake = new Handshake(holderPort, speaker);
        standbyHandshake = new Handshake(standbyPort, speaker);
        idleOutbox = new Outbox(standbyPort, settings, speaker);
        idleApplier = new Applier(holderPort, new RecordingReplica(), 1, speaker);
        StreamLane.join(holderPort, holderHandshake, outbox, idleApplier);
        StreamLane.join(standbyPort, standbyHandshake, idleOutbox, applier);
        holderPort.open();
        standbyPort.open();
    }

    /** All links are healed and the first attachment runs. */
    StreamPair attached() {
        links.healAll();
        applier.expect(FIRST);
        outbox.start(FIRST);
        return this;
    }

    /** Waits for what is said next by a listener. */
    String nextSaid() throws InterruptedException {
        String next = said.poll(LIMIT_NANOS, TimeUnit.NANOSECONDS);
        return next == null ? "(silence)" : next;
    }

    /** Waits until this is said. */
    void awaitSaid(String wanted) throws InterruptedException {
        String next = nextSaid();
        while (!next.equals(wanted)) {
            assertTrue(!next.equals("(silence)"), wanted + " was never said");
            next = nextSaid();
        }
    }

    /** Waits until it holds. */
    static void await(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!holds.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "in vain: " + what);
            LockSupport.parkNanos(200_000);
        }
    }

    @Override
    public void close() {
        outbox.close();
        applier.close();
        idleOutbox.close();
        idleApplier.close();
        links.close();
    }

    private final class Said implements Outbox.Listener, Applier.Listener, Handshake.Listener {
        @Override
        public void opened(Attachment attachment) {
            said.add("opened " + attachment.number());
        }

        @Override
        public void ended(Attachment attachment, Refusal refusal) {
            said.add("ended " + attachment.number() + " " + refusal.what());
        }

        @Override
        public void late(boolean late) {
            said.add("late " + late);
        }

        @Override
        public void refused(Attachment attachment, Refusal refusal) {
            said.add("refused " + attachment.number() + " " + refusal);
        }

        @Override
        public void asked(Attachment attachment, long digest) {
            said.add("asked " + attachment.number() + " " + digest);
        }

        @Override
        public void accepted(Attachment attachment) {
            said.add("accepted " + attachment.number());
        }

        @Override
        public void declined(Attachment attachment, String why) {
            said.add("declined " + attachment.number() + " " + why);
        }
    }
}
