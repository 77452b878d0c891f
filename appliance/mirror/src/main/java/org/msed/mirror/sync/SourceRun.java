package org.msed.mirror.sync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.msed.mirror.sets.Batch;
import org.msed.mirror.sets.DirtySet;
import org.msed.mirror.sets.Item;
import org.msed.mirror.sets.ItemCodec;
import org.msed.platform.natives.ErrnoException;

/**
 * One run of the source, turn by turn on one thread: answers first, then files that are being
 * copied, then the next names, then the next batch; at the end of each round what remains decides
 * between another round and the last one.
 */
final class SourceRun implements AutoCloseable {
    private static final int BATCH_ITEMS = 1_024;
    private static final int ACTIVE_COPIES = 64;
    private static final int WAITING_COPIES = 2_048;
    private static final int OPEN_VISITS = 32;
    private static final int SUMMING_THREADS = 2;
    private static final long FLUSH_NANOS = 2_000_000_000L;
    private static final long IDLE_MILLIS = 20;

    /** How often what is left is counted. */
    private static final long RECKON_NANOS = 200_000_000L;

    /** How often the target is told. */
    private static final long TELL_NANOS = 1_000_000_000L;

    /** A round that takes longer than this is not done while the application waits. */
    private static final long LAST_ROUND_MILLIS = 100;

    private static final long FREEZE_MILLIS = 300;
    private static final long COMMIT_MILLIS = 2_000;
    private static final int PATIENT_ROUNDS = 3;
    private static final long LEAST_DELAY_MICROS = 500;
    private static final long MOST_DELAY_MICROS = 20_000;

    final List<SyncDataset> datasets;
    final Conversation conversation;
    final Work work;
    final SyncSource.Differences differences;
    final Meter meter;
    final ExecutorService summing = Executors.newFixedThreadPool(SUMMING_THREADS);

    /** Directories that the target made, empty, and where: only there nothing need be compared. */
    final Map<Item.Below, Paths.Name> fresh = new HashMap<>();

    Locator locator;

    private final SyncSource.Host host;
    private final Freeze freeze;
    private final Map<Integer, Visitor.Asked> asked = new HashMap<>();
    private final Map<Integer, FileCopy.Check> checks = new HashMap<>();
    private final Deque<FileCopy> waiting = new ArrayDeque<>();
    private final List<FileCopy> active = new ArrayList<>();
    private final Deque<Visit> visits = new ArrayDeque<>();
    private final List<Visit.Open> taken = new ArrayList<>();
    private final Map<Integer, List<Visit.Open>> flushing = new HashMap<>();
    private Visitor visitor;
    private Planner planner;
    private int lastNumber;
    private long roundItems;
    private long flushedAt = System.nanoTime();
    private long flushMillis;
    private long reckonedAt;
    private long toldAt;
    private long lastLeftMillis = Long.MAX_VALUE;
    private int stubbornRounds;
    private long delayMicros;
    private boolean finished;
    private boolean commitUnknown;

    SourceRun(
            List<SyncDataset> datasets,
            Conversation conversation,
            Work work,
            SyncSource.Host host,
            SyncSource.Differences differences) {
        this.datasets = List.copyOf(datasets);
        this.meter = new Meter(datasets.size());
        this.conversation = conversation;
        this.work = work;
        this.host = host;
        this.differences = differences;
        this.freeze = new Freeze(host);
    }

    boolean comparing() {
        return differences != null;
    }

    boolean commitUnknown() {
        return commitUnknown;
    }

    SyncProgress progress() {
        return meter.progress();
    }

    int number() {
        return ++lastNumber;
    }

    void run() throws IOException, InterruptedException {
        locator = new Locator(datasets);
        visitor = new Visitor(this);
        planner = new Planner(this);
        begin();
        newRound();
        while (!finished) {
            conversation.check();
            turn();
        }
        meter.done();
    }

    private void begin() throws IOException, InterruptedException {
        meter.waiting("for what the target suspects");
        ByteBuffer begin = ByteBuffer.allocate(4).put(Wire.BEGIN).putShort((short) Wire.VERSION);
        conversation.send(begin.put((byte) (comparing() ? 1 : 0)).flip());
        ByteBuffer answer = next();
        while (answer.get(0) == Wire.FACT) {
            fact(answer);
            answer = next();
        }
        if (answer.get() != Wire.FACTS_END || answer.remaining() != datasets.size()) {
            throw new Ended(
                    SyncResult.Outcome.TARGET_FAILED,
                    "the target mirrors other datasets than this node");
        }
        for (int d = 0; d < datasets.size(); d++) {
            if (answer.get() == 1 && !comparing()) {
                fresh.put(new Item.Below(d, Item.ROOT), new Paths.Name(Paths.ROOT));
            }
        }
        work.persist();
        meter.waiting("");
    }

    private void fact(ByteBuffer from) throws ErrnoException {
        from.get();
        Item item = ItemCodec.get(from);
        byte[] path = Wire.getBytes(from);
        if (!comparing()) {
            work.add(Facts.mine(datasets.get(item.dataset()), item, path));
        }
    }

    private ByteBuffer next() throws IOException, InterruptedException {
        ByteBuffer answer = null;
        while (answer == null) {
            answer = conversation.poll(1_000);
        }
        if (answer.get(0) == Wire.PROBLEM) {
            throw problem(answer);
        }
        return answer;
    }

    private static Ended problem(ByteBuffer answer) {
        answer.get();
        String text = StandardCharsets.UTF_8.decode(answer).toString();
        return new Ended(SyncResult.Outcome.TARGET_FAILED, "the target: " + text);
    }

    private void turn() throws IOException, InterruptedException {
        for (ByteBuffer answer = conversation.poll(0);
                answer != null;
                answer = conversation.poll(0)) {
            answer(answer);
        }
        reckonNowAndThen();
        if (stepCopies() || stepVisit()) {
            flushNowAndThen();
        } else if (outstanding()) {
            await(IDLE_MILLIS);
        } else if (!takeBatch()) {
            if (awaitFlush()) {
                endRound();
            }
        }
    }

    private void reckonNowAndThen() throws IOException, InterruptedException {
        long now = System.nanoTime();
        if (reckonedAt == 0 || now - reckonedAt > RECKON_NANOS) {
            reckonedAt = now;
            meter.left(work.sizes(), visits.isEmpty() && roundItems <= 0);
        }
        if (toldAt == 0 || now - toldAt > TELL_NANOS) {
            tell();
        }
    }

    private void tell() throws IOException, InterruptedException {
        toldAt = System.nanoTime();
        if (!comparing()) {
            conversation.send(ProgressMessage.encode(meter.progress()));
        }
    }

    /** Nothing is counted during a walk, nor can the target be told. */
    void walking(boolean begins) throws IOException, InterruptedException {
        meter.waiting(begins ? SyncProgress.WALKING : "");
        meter.moved();
        if (begins) {
            tell();
        }
    }

    private void await(long millis) throws IOException, InterruptedException {
        ByteBuffer answer = conversation.poll(millis);
        if (answer != null) {
            answer(answer);
        }
    }

    private boolean outstanding() {
        return !asked.isEmpty() || !active.isEmpty() || !waiting.isEmpty();
    }

    private void answer(ByteBuffer from) throws IOException, InterruptedException {
        switch (from.get(0)) {
            case Wire.ANSWER -> {
                from.get();
                visitor.answer(asked.remove(from.getInt()), from);
            }
            case Wire.SUMS -> {
                from.get();
                checks.remove(from.getInt()).compare(from);
            }
            case Wire.FLUSHED -> {
                from.get();
                flushed(from.getInt());
            }
            case Wire.EXTRA -> {
                from.get();
                int dataset = Wire.getDataset(from);
                byte[] path = Paths.child(Wire.getBytes(from), Wire.getBytes(from));
                differences.differs(dataset, path, SyncSource.Differences.Kind.EXTRA, 0, 0);
            }
            case Wire.LOST -> {
                from.get();
                int dataset = Wire.getDataset(from);
                lost(dataset, Wire.getBytes(from));
            }
            case Wire.PROBLEM -> throw problem(from);
            default ->
                    throw new Ended(
                            SyncResult.Outcome.TARGET_FAILED,
                            "the target sent a message of kind " + from.get(0));
        }
    }

    /** What the target took away while it was being sent is looked at again. */
    private void lost(int dataset, byte[] path) throws ErrnoException {
        if (comparing()) {
            differences.differs(dataset, path, SyncSource.Differences.Kind.MISSING, 0, 0);
        } else {
            alsoInThisRound(Facts.name(datasets.get(dataset), dataset, path));
        }
    }

    // What the visitor and the copies ask for.

    void ask(int number, Visitor.Asked visit) {
        asked.put(number, visit);
        visit.visit().batch.open++;
    }

    void answered(Visit.Open batch) {
        batch.open--;
    }

    void check(int number, FileCopy.Check check) {
        checks.put(number, check);
    }

    void copy(FileCopy copy) {
        copy.batch().open++;
        waiting.add(copy);
    }

    /** Copies move on by one piece each; false if none could. */
    private boolean stepCopies() throws IOException, InterruptedException {
        while (active.size() < ACTIVE_COPIES && !waiting.isEmpty()) {
            active.add(waiting.poll());
        }
        boolean moved = false;
        for (int i = 0; i < active.size(); i++) {
            FileCopy copy = active.get(i);
            moved |= copy.step();
            if (copy.finished()) {
                copy.close();
                answered(copy.batch());
                active.remove(i--);
            }
        }
        return moved;
    }

    private boolean stepVisit() throws IOException, InterruptedException {
        if (asked.size() >= OPEN_VISITS || waiting.size() >= WAITING_COPIES) {
            return false;
        }
        if (visitor.busy()) {
            visitor.step();
            return true;
        }
        Visit next = visits.poll();
        if (next == null) {
            return false;
        }
        visitor.begin(next);
        return true;
    }

    private boolean takeBatch() throws IOException, InterruptedException {
        if (roundItems <= 0 && !freeze.frozen()) {
            return false;
        }
        Batch batch = work.take(BATCH_ITEMS);
        if (batch.items().isEmpty()) {
            return false;
        }
        Visit.Open open = new Visit.Open(batch);
        taken.add(open);
        roundItems -= batch.items().size();
        visits.addAll(planner.plan(open));
        return true;
    }

    /** More is known now to be looked at in this round. */
    void alsoInThisRound(Item item) {
        work.add(item);
        roundItems++;
    }

    private void newRound() {
        long items = work.sizes().stream().mapToLong(DirtySet.Size::items).sum();
        roundItems = Math.max(1, items);
    }

    /** Before a walk, which takes as long as it takes. */
    void thaw() {
        freeze.end();
    }

    // What is durable at the target.

    private void flushNowAndThen() throws IOException, InterruptedException {
        if (flushing.isEmpty() && System.nanoTime() - flushedAt > FLUSH_NANOS) {
            flush();
        }
    }

    /** Asks for everything to be flushed that was sent; false if no batch waits for it. */
    private boolean flush() throws IOException, InterruptedException {
        List<Visit.Open> sent = new ArrayList<>();
        for (Visit.Open batch : taken) {
            if (batch.open == 0 && visits.isEmpty() && !visitor.busy()) {
                sent.add(batch);
            }
        }
        if (sent.isEmpty() || comparing()) {
            sent.forEach(batch -> work.confirm(batch.batch));
            taken.removeAll(sent);
            return false;
        }
        taken.removeAll(sent);
        int number = number();
        flushing.put(number, sent);
        flushedAt = System.nanoTime();
        conversation.send(ByteBuffer.allocate(5).put(Wire.FLUSH).putInt(number).flip());
        return true;
    }

    private void flushed(int number) {
        flushMillis = (System.nanoTime() - flushedAt) / 1_000_000;
        flushing.remove(number).forEach(batch -> work.confirm(batch.batch));
    }

    /** Whether everything that was sent is durable; waits a little if not. */
    private boolean awaitFlush() throws IOException, InterruptedException {
        if (flushing.isEmpty() && !flush()) {
            return true;
        }
        meter.waiting("for the target's disk");
        await(IDLE_MILLIS);
        meter.waiting("");
        return false;
    }

    // Rounds.

    private void endRound() throws IOException, InterruptedException {
        if (comparing()) {
            finished = work.isEmpty();
            newRound();
            return;
        }
        if (freeze.frozen()) {
            if (work.isEmpty()) {
                commit();
            }
            return;
        }
        meter.left(work.sizes(), true);
        long leftMillis = meter.millisLeft();
        if (leftMillis <= LAST_ROUND_MILLIS) {
            lastRound();
        } else {
            outrun(leftMillis);
        }
        newRound();
    }

    private void lastRound() throws IOException, InterruptedException {
        meter.waiting("for changes in flight");
        boolean frozen = freeze.begin(Math.max(FREEZE_MILLIS, 3 * flushMillis));
        meter.waiting("");
        if (!frozen) {
            outrun(lastLeftMillis);
        } else {
            // What did not fit into the freeze: the next one is tried when less is left.
            stubbornRounds++;
            slow();
        }
    }

    /** The application writes faster than it is copied: after some rounds it is slowed down. */
    private void outrun(long leftMillis) {
        stubbornRounds = leftMillis > lastLeftMillis * 7 / 10 ? stubbornRounds + 1 : 0;
        lastLeftMillis = leftMillis;
        slow();
    }

    private void slow() {
        if (stubbornRounds > PATIENT_ROUNDS) {
            delayMicros =
                    Math.min(MOST_DELAY_MICROS, Math.max(LEAST_DELAY_MICROS, 2 * delayMicros));
            host.slowWriters(delayMicros);
        }
    }

    private void commit() throws IOException, InterruptedException {
        if (!freeze.keep()) {
            return;
        }
        commitUnknown = true;
        conversation.send(ByteBuffer.wrap(new byte[] {Wire.COMMIT}));
        ByteBuffer answer = conversation.poll(COMMIT_MILLIS);
        if (answer == null) {
            throw new Ended(
                    SyncResult.Outcome.LINK_LOST,
                    "the target has not answered the commit for " + COMMIT_MILLIS + " ms");
        } else if (answer.get(0) == Wire.PROBLEM) {
            throw problem(answer);
        } else if (answer.get(0) != Wire.COMMITTED) {
            throw new Ended(
                    SyncResult.Outcome.TARGET_FAILED,
                    "the target answered the commit by a message of kind " + answer.get(0));
        }
        work.persist();
        commitUnknown = false;
        host.committed();
        freeze.end();
        finished = true;
    }

    /** Gives back what was not confirmed, and lets the application go on. */
    @Override
    public void close() {
        taken.forEach(batch -> work.putBack(batch.batch));
        flushing.values().forEach(sent -> sent.forEach(batch -> work.putBack(batch.batch)));
        active.forEach(FileCopy::close);
        if (visitor != null) {
            visitor.close();
        }
        freeze.close();
        if (delayMicros > 0) {
            host.slowWriters(0);
        }
        summing.shutdownNow();
    }
}
