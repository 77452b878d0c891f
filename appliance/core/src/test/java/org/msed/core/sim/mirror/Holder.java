package org.msed.core.sim.mirror;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.msed.core.pair.Effect;
import org.msed.core.pair.Effect.Gate.Kind;
import org.msed.core.pair.PairEvent;
import org.msed.core.record.PairRecord;
import org.msed.core.sim.Member;
import org.msed.core.state.Epoch;
import org.msed.core.state.Guard;

/** What a mirror does as the holder's: write, stream, acknowledge, bring the standby up to date. */
final class Holder {

    private static final int NEAR = 2;
    private static final int INTENTS_KEPT = 3;
    private static final int WAITING_LIMIT = 12;

    private final Mirror mirror;
    private final List<Write> waiting = new ArrayList<>();
    private final int[] starting = new int[Mirrors.EXTENTS];
    private final long[] lastSent = new long[Mirrors.EXTENTS];

    private Kind gate = Kind.SHUT;
    private Kind before = Kind.SHUT;
    private Stream stream;
    private boolean streaming;
    private boolean mirrors;
    private boolean used;
    private long sent;
    private long racked;
    private long progress;

    private Effect.Sync sync;
    private boolean lastPhase;
    private boolean near;
    private boolean finishing;

    private int found;
    private int named;

    private boolean closing;
    private boolean late;
    private boolean watching;

    /** A write that a client waits for, or one that nobody flushes. */
    private static final class Write {
        final int extent;
        final boolean flushed;
        final long begun;
        int version;
        long sequence;
        boolean local;

        Write(int extent, boolean flushed, long begun) {
            this.extent = extent;
            this.flushed = flushed;
            this.begun = begun;
        }
    }

    Holder(Mirror mirror) {
        this.mirror = mirror;
    }

    boolean has(Stream other) {
        return stream != null && stream == other;
    }

    void die() {
        stream = null;
        forget();
        gate = Kind.SHUT;
        waiting.clear();
        Arrays.fill(starting, 0);
        sync = null;
        closing = false;
        watching = false;
    }

    private void forget() {
        streaming = false;
        mirrors = false;
        used = false;
        sent = 0;
        racked = 0;
        lastPhase = false;
        near = false;
        finishing = false;
        found = 0;
        Arrays.fill(lastSent, 0);
    }

    void opened() {
        waiting.clear();
        closing = false;
        sync = null;
    }

    void begin(int extent, boolean flushed) {
        if (waiting.size() >= WAITING_LIMIT) {
            return;
        }
        Write write = new Write(extent, flushed, now());
        int bit = 1 << extent;
        starting[extent]++;
        if (gate == Kind.SOLO && !mirror.obeys(MirrorRule.SOLO_MARKS_DIRTY)) {
            perform(write);
            return;
        }
        if (gate == Kind.SOLO) {
            mirror.sets.dirty |= bit;
        } else {
            mirror.sets.intents |= bit;
        }
        boolean marked = mirror.sets.durablyMarked(extent);
        if (marked || !mirror.obeys(MirrorRule.INTENT_BEFORE_WRITE)) {
            perform(write);
        }
        if (!marked) {
            mirror.writeSets(
                    () -> {
                        if (write.version == 0) {
                            perform(write);
                        }
                        acknowledge();
                    });
        } else if (!mirror.sets.durablyDirty(extent) && gate == Kind.SOLO) {
            mirror.writeSets(this::acknowledge);
        }
    }

    private void perform(Write write) {
        int extent = write.extent;
        starting[extent]--;
        if (!mirror.open()) {
            return;
        }
        write.version = mirror.ledger.begin(mirror.image.cached(extent));
        mirror.image.write(extent, write.version);
        waiting.add(write);
        if (streaming) {
            write.sequence = send(extent, write.version, false);
        }
        mirror.onDisk(() -> flushed(write));
        watch();
    }

    private long send(int extent, int version, boolean copy) {
        long sequence = ++sent;
        lastSent[extent] = sequence;
        Standby to = mirror.peer().standby();
        boolean rotten = copy && mirror.image.rotten(extent);
        stream.toStandby(() -> to.apply(sequence, extent, version, copy, rotten));
        return sequence;
    }

    private void flushed(Write write) {
        if (mirror.failing) {
            mirror.fail(false);
            return;
        }
        mirror.image.flush(write.extent);
        mirror.ledger.changed();
        write.local = true;
        settle();
    }

    /** Whatever may have become possible. */
    private void settle() {
        acknowledge();
        drop();
        finish();
        drained();
    }

    private void acknowledge() {
        Iterator<Write> all = waiting.iterator();
        while (all.hasNext()) {
            Write write = all.next();
            if (write.local && (!write.flushed || may(write))) {
                all.remove();
                if (write.flushed) {
                    tellClient(write);
                }
            }
        }
        if (late && oldest() > now() - repl()) {
            late = false;
            mirror.post(m -> new PairEvent.AckLate(m.moment(), false));
        }
    }

    private boolean may(Write write) {
        Kind at = mirror.obeys(MirrorRule.SHUT_IS_SHUT) || gate != Kind.SHUT ? gate : before;
        return switch (at) {
            case SHUT -> false;
            case MIRROR ->
                    !mirror.obeys(MirrorRule.MIRROR_WAITS_FOR_RACK)
                            || stream != null && write.sequence > 0 && write.sequence <= racked;
            case SOLO ->
                    mirror.sets.durablyDirty(write.extent)
                            || equal(write.extent)
                            || !mirror.obeys(MirrorRule.SOLO_MARKS_DIRTY);
        };
    }

    private void tellClient(Write write) {
        Member member = mirror.member();
        boolean token = member.disk().read().map(PairRecord::tokenHere).orElse(false);
        boolean alone = gate == Kind.SOLO && !token;
        boolean suspect = alone && member.settings().guard() == Guard.AVAILABLE;
        if (!suspect) {
            member.world().acknowledging(member, write.extent, write.version, gate == Kind.MIRROR);
        }
        mirror.ledger.acknowledge(member, write.extent, write.version, suspect);
    }

    /** Whether what is here and what the standby has is one, and durable on both. */
    private boolean equal(int extent) {
        return streaming
                && starting[extent] == 0
                && lastSent[extent] > 0
                && lastSent[extent] <= racked
                && mirror.image.clean(extent);
    }

    private void drop() {
        if (!streaming) {
            return;
        }
        int dirty = mirror.sets.dirty;
        int intents = mirror.sets.intents;
        boolean tidies = mirrors && Integer.bitCount(intents) > INTENTS_KEPT;
        boolean early = !mirror.obeys(MirrorRule.CLEAR_WHEN_DURABLE);
        boolean forgets = !mirror.obeys(MirrorRule.FORGET_WHEN_DURABLE);
        for (int i = 0; i < Mirrors.EXTENTS; i++) {
            int bit = 1 << i;
            boolean unequal = (found & bit) != 0;
            if (equal(i) && !unequal || early && lastSent[i] > 0) {
                dirty &= ~bit;
            }
            if (tidies && (equal(i) || forgets)) {
                intents &= ~bit;
            }
        }
        if (dirty != mirror.sets.dirty || intents != mirror.sets.intents) {
            mirror.sets.dirty = dirty;
            mirror.sets.intents = intents;
            mirror.writeSets(() -> {});
        }
    }

    void gate(Kind kind) {
        before = gate == Kind.SHUT ? before : gate;
        gate = kind;
        late = false;
        if (kind == Kind.SOLO) {
            if (mirrors) {
                endStream();
            }
            mirror.sets.dirty |= mirror.sets.intents;
            mirror.sets.intents = 0;
            mirror.writeSets(this::acknowledge);
        } else if (kind == Kind.MIRROR && sync != null) {
            lastPhase = true;
        }
        settle();
        watch();
    }

    Stream accept(Mirror standby, Epoch epoch, long attachment) {
        boolean fits = mirror.open() && mirror.epoch().equals(epoch) && !closing;
        if (!fits) {
            return null;
        }
        endStream();
        stream = new Stream(mirror, standby, epoch, attachment);
        if (sync != null) {
            offer();
        }
        return stream;
    }

    void endStream() {
        if (stream != null) {
            Stream old = stream;
            old.breakOff();
            ended(old);
        }
    }

    void reset() {
        if (stream != null) {
            stream.breakOff();
        }
    }

    void ended(Stream old) {
        if (!has(old)) {
            return;
        }
        stream = null;
        boolean failed = used && sync != null;
        forget();
        if (failed) {
            long id = sync.id();
            sync = null;
            mirror.post(m -> new PairEvent.SyncEnded(m.moment(), id, "the attachment ended"));
        }
        drained();
    }

    void sync(Effect.Sync wanted) {
        sync = wanted;
        if (stream != null && !used) {
            offer();
        }
    }

    void stopSync() {
        sync = null;
        endStream();
    }

    private void offer() {
        used = true;
        Stream mine = stream;
        boolean union = mirror.obeys(MirrorRule.COPY_THE_UNION);
        mirror.sets.dirty |= mirror.sets.intents;
        mirror.sets.dirty |= union ? mine.standbySets : 0;
        mirror.sets.dirty |= sync.full() ? Mirrors.ALL : 0;
        var generations = sync.generations();
        Standby to = mirror.peer().standby();
        Runnable offer =
                () -> {
                    if (has(mine)) {
                        mine.toStandby(() -> to.offered(generations));
                    }
                };
        mirror.writeSets(offer);
    }

    void admitted() {
        if (stream != null && sync != null && !streaming) {
            streaming = true;
            copyOne();
        }
    }

    private void copyOne() {
        Stream mine = stream;
        int left = notSent();
        int next = Integer.numberOfTrailingZeros(left);
        if (left != 0) {
            send(next, mirror.image.cached(next), true);
            mirror.onDisk(
                    () -> {
                        if (!mirror.failing) {
                            mirror.image.flush(next);
                            mirror.ledger.changed();
                        }
                        if (has(mine)) {
                            copyOne();
                        }
                    });
        }
        if (!near && Integer.bitCount(left) <= NEAR && sync != null) {
            near = true;
            long id = sync.id();
            mirror.post(m -> new PairEvent.SyncNear(m.moment(), id));
        }
        settle();
    }

    private int notSent() {
        int left = mirror.sets.dirty;
        for (int i = 0; i < Mirrors.EXTENTS; i++) {
            if (lastSent[i] > 0) {
                left &= ~(1 << i);
            }
        }
        return left;
    }

    private void finish() {
        boolean done = lastPhase && streaming && sync != null && mirror.sets.dirty == 0;
        if (done && !finishing) {
            finishing = true;
            stream.toStandby(mirror.peer().standby()::finish);
        }
    }

    void racked(long sequence) {
        if (stream != null) {
            racked = Math.max(racked, sequence);
            progress = now();
            settle();
        }
    }

    void confirmed() {
        if (stream != null && sync != null) {
            long id = sync.id();
            sync = null;
            mirrors = true;
            mirror.post(m -> new PairEvent.SyncEnded(m.moment(), id, ""));
        }
    }

    void close(boolean drain) {
        closing = true;
        sync = null;
        progress = now();
        if (drain) {
            mirror.later(repl(), this::patience);
            drained();
        } else {
            closed(false);
        }
    }

    private void patience() {
        if (closing && now() - progress >= repl()) {
            closed(false);
        } else if (closing) {
            mirror.later(repl(), this::patience);
        }
    }

    private void drained() {
        if (closing && stream == null) {
            closed(false);
        } else if (closing && mirrors && racked == sent) {
            closed(true);
        }
    }

    private void closed(boolean drained) {
        closing = false;
        waiting.clear();
        endStream();
        mirror.post(m -> new PairEvent.DataClosed(m.moment(), drained));
    }

    private void watch() {
        long oldest = oldest();
        if (!watching && gate == Kind.MIRROR && oldest != Long.MAX_VALUE) {
            watching = true;
            mirror.later(Math.max(1, oldest + repl() - now()), this::look);
        }
    }

    private void look() {
        watching = false;
        if (gate == Kind.MIRROR && oldest() <= now() - repl() && !late) {
            late = true;
            mirror.post(m -> new PairEvent.AckLate(m.moment(), true));
        }
        if (!late) {
            watch();
        }
    }

    private long oldest() {
        long oldest = Long.MAX_VALUE;
        for (Write write : waiting) {
            oldest = write.flushed ? Math.min(oldest, write.begun) : oldest;
        }
        return oldest;
    }

    int named() {
        return named;
    }

    void forgetNamed(int extent) {
        named &= ~(1 << extent);
    }

    /** What differs is dirty, durably, before the machine hears of it. */
    void verify() {
        if (!mirrors || stream == null || closing) {
            return;
        }
        int differs = 0;
        for (int i = 0; i < Mirrors.EXTENTS; i++) {
            boolean still = starting[i] == 0 && lastSent[i] <= racked;
            boolean unequal = mirror.image.rotten(i) != mirror.peer().image.rotten(i);
            differs |= still && unequal ? 1 << i : 0;
        }
        if (differs == 0) {
            return;
        }
        named |= differs;
        if (mirror.obeys(MirrorRule.DIFFERENCES_ARE_DIRTY)) {
            found |= differs;
            mirror.sets.dirty |= differs;
        }
        Stream mine = stream;
        mirror.writeSets(
                () -> {
                    if (has(mine)) {
                        mirror.post(m -> new PairEvent.CopiesDiffer(m.moment(), true, ""));
                    }
                });
    }

    private long repl() {
        return mirror.member().settings().replNanos();
    }

    private long now() {
        return mirror.member().world().now();
    }
}
