package org.msed.core.sim.mirror;

import org.msed.core.pair.PairEvent;
import org.msed.core.record.Generations;
import org.msed.core.sim.Chance;
import org.msed.core.sim.Path;
import org.msed.core.sim.Plan;
import org.msed.core.state.Epoch;

/** What a mirror does as a standby: attach, apply, flush, answer. */
final class Standby {

    private static final long RETRY = 100 * Plan.MILLI;

    private final Mirror mirror;
    private Stream stream;
    private Epoch epoch = Epoch.NONE;
    private long wanted;
    private boolean admitted;
    private boolean finishing;
    private boolean flushing;
    private boolean unfinished;
    private long applied;
    private long durable;

    Standby(Mirror mirror) {
        this.mirror = mirror;
    }

    boolean has(Stream other) {
        return stream != null && stream == other;
    }

    boolean unfinished() {
        return unfinished;
    }

    void die() {
        stream = null;
        wanted = 0;
        flushing = false;
    }

    void detach() {
        wanted = 0;
        if (stream != null) {
            stream.breakOff();
            stream = null;
        }
    }

    void attach(Epoch holders, long attachment) {
        detach();
        epoch = holders;
        wanted = attachment;
        mirror.mended();
        connect(attachment);
    }

    private void connect(long attachment) {
        if (attachment != wanted || stream != null) {
            return;
        }
        Path path = Stream.path(mirror.member(), mirror.peer().member());
        if (path != null) {
            Chance chance = mirror.member().world().chance();
            long life = mirror.life();
            mirror.member()
                    .world()
                    .in(
                            path.delay(chance),
                            () -> mirror.peer().whenRunning(() -> ask(attachment, life)));
        }
        mirror.later(RETRY, () -> connect(attachment));
    }

    private void ask(long attachment, long life) {
        if (life == mirror.life() && attachment == wanted && stream == null) {
            stream = mirror.peer().holder().accept(mirror, epoch, attachment);
            admitted = false;
            finishing = false;
            flushing = false;
            applied = 0;
            durable = 0;
        }
    }

    void reset() {
        if (stream != null) {
            stream.breakOff();
        }
    }

    void ended(Stream ended) {
        if (has(ended)) {
            stream = null;
            long attachment = ended.attachment;
            if (attachment == wanted) {
                wanted = 0;
                mirror.post(m -> new PairEvent.Detached(m.moment(), attachment));
            }
        }
    }

    void offered(Generations source) {
        long attachment = wanted;
        mirror.post(m -> new PairEvent.SyncOffered(m.moment(), attachment, source));
    }

    void admit(long attachment) {
        if (stream != null && stream.attachment == attachment) {
            admitted = true;
            stream.toHolder(mirror.peer().holder()::admitted);
        }
    }

    /** A write, or a copy of what was written before. */
    void apply(long sequence, int extent, int version, boolean copy, boolean rotten) {
        mirror.image.write(extent, version);
        mirror.image.rot(extent, rotten);
        unfinished |= copy && admitted;
        applied = sequence;
        if (!mirror.obeys(MirrorRule.RACK_WHEN_DURABLE) && stream != null) {
            rack(sequence);
        }
        flushSoon();
    }

    private void rack(long sequence) {
        stream.toHolder(() -> mirror.peer().holder().racked(sequence));
    }

    private void flushSoon() {
        if (flushing || stream == null) {
            return;
        }
        flushing = true;
        Stream mine = stream;
        int[] snapshot = mirror.image.snapshot();
        long upTo = applied;
        mirror.onDisk(
                () -> {
                    if (has(mine)) {
                        flushed(snapshot, upTo);
                    }
                });
    }

    private void flushed(int[] snapshot, long upTo) {
        flushing = false;
        if (mirror.failing) {
            detach();
            mirror.fail(mirror.garbling);
            return;
        }
        mirror.image.flush(snapshot);
        mirror.ledger.changed();
        durable = upTo;
        rack(upTo);
        if (durable < applied) {
            flushSoon();
        } else {
            received();
        }
    }

    /** Everything of the synchronisation has been sent. */
    void finish() {
        finishing = true;
        received();
    }

    private void received() {
        if (!finishing || durable < applied || stream == null) {
            return;
        }
        finishing = false;
        unfinished = false;
        Stream mine = stream;
        mirror.sets.dirty = 0;
        mirror.sets.intents = 0;
        mirror.writeSets(
                () -> {
                    if (has(mine)) {
                        long attachment = mine.attachment;
                        mirror.post(m -> new PairEvent.SyncReceived(m.moment(), attachment));
                    }
                });
    }

    void confirm(long attachment) {
        if (stream != null && stream.attachment == attachment) {
            stream.toHolder(mirror.peer().holder()::confirmed);
        }
    }
}
