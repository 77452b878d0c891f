package org.msed.mirror.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.msed.mirror.sync.Sight;
import org.msed.mirror.sync.Suspect;

/**
 * Looks at suspects once more at one place of the stream: while no change is under way their sights
 * here are taken and go into the stream; the standby compares them with its own when it has applied
 * what comes before. One thread asks; the answers come on any.
 */
final class Questions {

    /** Suspects of one question: changes wait while they are looked at here. */
    static final int SIGHTS = 64;

    private static final int NOTE_BYTES = 120 << 10;
    private static final long FREEZE_MILLIS = 20;
    private static final long PAUSE_MILLIS = 20;
    private static final long ANSWER_MILLIS = 5_000;
    private static final long PATIENCE_MILLIS = 30_000;

    private final VerifyHost host;
    private final long attachment;
    private final Sight sight;
    private final Findings findings;

    // Under this object's monitor.
    private long asked;
    private ByteBuffer answer;
    private String refusal;

    /**
     * @param attachment in which everything is asked
     */
    Questions(VerifyHost host, long attachment, Findings findings) {
        this.host = host;
        this.attachment = attachment;
        this.sight = new Sight(host.datasets());
        this.findings = findings;
        this.asked = System.nanoTime();
    }

    private record Asked(List<Sight.Described> sights, ByteBuffer note) {}

    /**
     * Has every suspect decided.
     *
     * @throws IOException one cannot be read here or there, or the standby does not answer
     */
    void settle(Collection<Suspect> suspects) throws IOException, InterruptedException {
        Deque<Suspect> left = new ArrayDeque<>(suspects);
        while (!left.isEmpty()) {
            List<Suspect> batch = batch(left);
            ByteBuffer verdicts = null;
            Asked question = null;
            for (long spent = 0; verdicts == null; spent += ANSWER_MILLIS) {
                if (spent >= PATIENCE_MILLIS) {
                    throw new BrokenOff(
                            "the standby has not come to a question for " + spent + " ms");
                }
                question = ask(batch);
                verdicts = await();
            }
            decide(question.sights(), verdicts, left);
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** What fits into one question; of long ranges the beginning. */
    private static List<Suspect> batch(Deque<Suspect> left) {
        List<Suspect> batch = new ArrayList<>();
        long content = Sight.CONTENT_BYTES;
        int room = NOTE_BYTES;
        while (!left.isEmpty() && batch.size() < SIGHTS) {
            Suspect next = left.peek();
            long length = next.to() - next.from();
            if (content == 0 && length > 0 || room < Sight.lengthLimit(next)) {
                break;
            }
            left.poll();
            if (length > content) {
                left.push(next.withRange(next.from() + content, next.to()));
                next = next.withRange(next.from(), next.from() + content);
            }
            content -= next.to() - next.from();
            room -= Sight.lengthLimit(next);
            batch.add(next);
        }
        return batch;
    }

    private Asked ask(List<Suspect> batch) throws IOException, InterruptedException {
        synchronized (this) {
            asked++;
            answer = null;
            refusal = null;
        }
        // Once beforehand, so that what changes wait for is in memory.
        describe(batch);
        freeze();
        Asked question;
        try {
            question = describe(batch);
            byte[] note = new byte[question.note().remaining()];
            question.note().get(note);
            if (host.attachment() != attachment || !host.note(note)) {
                throw new BrokenOff("the standby has left");
            }
        } finally {
            host.thaw();
        }
        return question;
    }

    private void freeze() throws IOException, InterruptedException {
        while (!host.freeze(FREEZE_MILLIS)) {
            if (host.attachment() != attachment) {
                throw new BrokenOff("the standby has left");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private Asked describe(List<Suspect> batch) throws IOException {
        int room = batch.stream().mapToInt(Sight::lengthLimit).sum();
        ByteBuffer note = ByteBuffer.allocate(1 + Long.BYTES + room);
        note.put(Words.QUESTION).putLong(asked);
        List<Sight.Described> sights = new ArrayList<>();
        for (Suspect suspect : batch) {
            sights.add(sight.describe(suspect, host::timesPending, note));
        }
        return new Asked(sights, note.flip());
    }

    /** Null when none has come for a while: it may be lost with a link. */
    private synchronized ByteBuffer await() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ANSWER_MILLIS);
        long left = end - System.nanoTime();
        while (answer == null && refusal == null && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, 100_000_000));
            if (host.attachment() != attachment) {
                throw new BrokenOff("the standby has left");
            }
            left = end - System.nanoTime();
        }
        if (refusal != null) {
            throw new BrokenOff("the standby: " + refusal);
        }
        return answer;
    }

    /** An answer, valid during the call. */
    synchronized void answered(long number, ByteBuffer verdicts) {
        if (number == asked) {
            answer = ByteBuffer.allocate(verdicts.remaining()).put(verdicts).flip();
            notifyAll();
        }
    }

    /** The standby cannot answer. */
    synchronized void unanswerable(long number, String why) {
        if (number == asked) {
            refusal = why;
            notifyAll();
        }
    }

    private void decide(List<Sight.Described> sights, ByteBuffer verdicts, Deque<Suspect> left)
            throws IOException {
        if (verdicts.remaining() != sights.size() * 2 * Short.BYTES) {
            throw new BrokenOff("the standby has answered another question");
        }
        for (Sight.Described each : sights) {
            int differs = Short.toUnsignedInt(verdicts.getShort());
            int chunks = Short.toUnsignedInt(verdicts.getShort());
            if (differs != 0) {
                boolean whole = findings.add(each, differs, chunks);
                Suspect rest = left.peek();
                if (whole && rest != null && isRest(rest, each.suspect())) {
                    left.poll();
                }
            }
        }
        findings.mark();
    }

    private static boolean isRest(Suspect rest, Suspect of) {
        return rest.path() == of.path() && rest.from() == of.to() && of.to() > of.from();
    }
}
