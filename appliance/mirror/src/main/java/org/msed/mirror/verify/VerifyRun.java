package org.msed.mirror.verify;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.msed.mirror.sets.Item;
import org.msed.mirror.stream.StreamPort;
import org.msed.mirror.sync.Sight;
import org.msed.mirror.sync.Suspect;
import org.msed.mirror.sync.SyncProgress;
import org.msed.mirror.sync.SyncResult;
import org.msed.mirror.sync.SyncSource;
import org.msed.mirror.verify.VerifyReport.State;

/**
 * One verification: compares dataset after dataset beside the stream, and settles what looks
 * different at one place of it. Has a thread of its own; the other methods are for any thread.
 */
final class VerifyRun implements Runnable, SyncSource.Differences {

    /** Suspects that are settled together. */
    private static final int SUSPECTS = 256;

    private static final int ATTEMPTS = 3;
    private static final long READY_MILLIS = 10_000;
    private static final long LOOK_MILLIS = 50;

    private final List<String> datasets;
    private final StreamPort port;
    private final VerifyHost host;
    private final VerifyOrder order;
    private final long attachment;
    private final Consumer<VerifyRun> compared;
    private final Findings findings;
    private final Questions questions;
    private final Courtesy courtesy;
    private final Thread thread;
    private final Deque<Suspect> suspects = new ArrayDeque<>();
    private final long beganWallMillis = System.currentTimeMillis();

    // Under this object's monitor.
    private State state = State.RUNNING;
    private String cause = "";
    private long endedWallMillis;
    private long doneBytes;
    private long doneFiles;
    private long scan;
    private boolean ready;
    private int link = StreamPort.NO_LINK;
    private SyncSource source;

    VerifyRun(
            String pair,
            List<String> datasets,
            StreamPort port,
            VerifyHost host,
            VerifyOrder order,
            long attachment,
            Consumer<VerifyRun> compared) {
        this.datasets = datasets;
        this.port = port;
        this.host = host;
        this.order = order;
        this.attachment = attachment;
        this.compared = compared;
        this.findings = new Findings(host, datasets, order.repair());
        this.questions = new Questions(host, attachment, findings);
        this.courtesy = new Courtesy(host, order.bytesPerSecond());
        this.scan = System.nanoTime();
        this.thread = new Thread(this, "verify-" + pair);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void join() throws IOException {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("while a verification was being ended");
        }
    }

    boolean repairs() {
        return order.repair();
    }

    String detail() {
        return findings.detail();
    }

    @Override
    public void run() {
        String why = "";
        try {
            int[] wanted =
                    order.dataset() < 0
                            ? IntStream.range(0, datasets.size()).toArray()
                            : new int[] {order.dataset()};
            for (int dataset : wanted) {
                compare(dataset);
            }
        } catch (IOException e) {
            why = String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            why = "interrupted";
        }
        ended(why);
        compared.accept(this);
    }

    private synchronized void ended(String why) {
        cause = cause.isEmpty() ? why : cause;
        boolean differs = findings.count() > 0;
        if (differs && order.repair()) {
            state = State.REPAIRING;
        } else if (!cause.isEmpty()) {
            end(State.BROKEN_OFF);
        } else {
            end(differs ? State.DIFFERENT : State.EQUAL);
        }
    }

    private void end(State how) {
        state = how;
        endedWallMillis = System.currentTimeMillis();
    }

    /** Whether a repair is done: the copies were brought together by another attachment. */
    synchronized void watch() {
        if (state == State.RUNNING && host.attachment() != attachment) {
            breakOff("the standby has left");
        }
        boolean again = host.attachment() != attachment && host.equal();
        if (state == State.REPAIRING && !thread.isAlive() && again) {
            end(cause.isEmpty() ? State.REPAIRED : State.BROKEN_OFF);
        }
    }

    /** Ends it soon. */
    void breakOff(String why) {
        SyncSource running;
        synchronized (this) {
            if (state == State.REPAIRING && !thread.isAlive()) {
                cause = why;
                end(State.BROKEN_OFF);
                return;
            }
            cause = cause.isEmpty() ? why : cause;
            running = source;
            notifyAll();
        }
        if (running != null) {
            running.stop();
        }
    }

    private void compare(int dataset) throws IOException, InterruptedException {
        String last = "";
        suspects.add(new Suspect(dataset, new byte[0], 0, 0, List.of()));
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            SyncResult result = attempt(dataset);
            settle();
            if (result.outcome() == SyncResult.Outcome.DONE) {
                return;
            }
            last = result.cause().isEmpty() ? result.outcome().name() : result.cause();
            if (result.outcome() != SyncResult.Outcome.LINK_LOST) {
                throw new BrokenOff(last);
            }
            check();
        }
        throw new BrokenOff(last);
    }

    private synchronized void check() throws BrokenOff {
        if (cause.isEmpty() && host.attachment() != attachment) {
            cause = "the standby has left";
        }
        if (!cause.isEmpty()) {
            throw new BrokenOff(cause);
        }
    }

    /** Over one link. */
    private SyncResult attempt(int dataset) throws IOException, InterruptedException {
        long number = opened();
        int over;
        synchronized (this) {
            over = link;
        }
        if (number == 0 || over == StreamPort.NO_LINK) {
            String why = "the link has broken before the standby began to compare";
            return new SyncResult(SyncResult.Outcome.LINK_LOST, why, false);
        }
        ByteBuffer prefix = Words.of(Words.TO_TARGET, number);
        SyncSource comparison =
                SyncSource.comparison(
                        host.datasets(),
                        List.of(new Item.Below(dataset, Item.ROOT)),
                        parts -> {
                            ByteBuffer[] all = new ByteBuffer[parts.length + 1];
                            all[0] = prefix.duplicate();
                            System.arraycopy(parts, 0, all, 1, parts.length);
                            port.send(StreamPort.Lane.VERIFY, over, all);
                        },
                        this);
        synchronized (this) {
            source = comparison;
        }
        try {
            check();
            return comparison.run();
        } finally {
            closed(comparison, number);
        }
    }

    /** The number of the comparison that the standby expects; 0 when the link broke before. */
    private long opened() throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_MILLIS * 1_000_000;
        int over = route(end);
        long number;
        synchronized (this) {
            number = ++scan;
            ready = false;
            link = over;
        }
        try {
            port.send(StreamPort.Lane.VERIFY, over, Words.of(Words.COMPARE, number));
        } catch (IOException e) {
            disconnected(over, e.getMessage());
        }
        synchronized (this) {
            while (!ready && link == over && cause.isEmpty() && System.nanoTime() < end) {
                wait(LOOK_MILLIS);
            }
            if (!ready && link == over) {
                throw new BrokenOff(
                        cause.isEmpty() ? "the standby does not begin to compare" : cause);
            }
            return link == over ? number : 0;
        }
    }

    private int route(long end) throws BrokenOff, InterruptedException {
        int over = port.route();
        while (over == StreamPort.NO_LINK) {
            check();
            if (System.nanoTime() >= end) {
                throw new BrokenOff("no link to the standby is connected");
            }
            Thread.sleep(LOOK_MILLIS);
            over = port.route();
        }
        return over;
    }

    private void closed(SyncSource comparison, long number) {
        SyncProgress progress = comparison.progress();
        synchronized (this) {
            source = null;
            doneBytes += progress.whole().bytesDone();
            doneFiles += progress.whole().filesDone();
        }
        try {
            port.send(StreamPort.Lane.VERIFY, Words.of(Words.END, number));
        } catch (IOException e) {
            // Then it ends there with the link, or when the next one begins.
            cause("no link to the standby is connected");
        }
    }

    private synchronized void cause(String why) {
        cause = cause.isEmpty() && host.attachment() != attachment ? why : cause;
    }

    @Override
    public void differs(int dataset, byte[] path, Kind kind, long from, long to) {
        long chunk = Sight.CHUNK_BYTES;
        long end = (to + chunk - 1) / chunk * chunk;
        Suspect last = suspects.peekLast();
        boolean goesOn = last != null && last.path() == path && last.to() == from && last.to() > 0;
        if (goesOn) {
            suspects.removeLast();
            suspects.add(last.withRange(last.from(), end));
        } else {
            suspects.add(new Suspect(dataset, path, from / chunk * chunk, end, List.of()));
        }
        settleSoon();
    }

    @Override
    public void linked(int dataset, byte[] path, List<byte[]> names) {
        suspects.add(new Suspect(dataset, path, 0, 0, names));
        settleSoon();
    }

    private void settleSoon() {
        if (suspects.size() < SUSPECTS) {
            return;
        }
        try {
            settle();
        } catch (IOException e) {
            breakOff(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            breakOff("interrupted");
        }
    }

    private void settle() throws IOException, InterruptedException {
        List<Suspect> all = List.copyOf(suspects);
        suspects.clear();
        if (host.attachment() == attachment) {
            questions.settle(all);
        }
    }

    @Override
    public void reading(long bytes) throws InterruptedException {
        courtesy.before(bytes);
    }

    void received(byte kind, long number, ByteBuffer message) {
        switch (kind) {
            case Words.READY -> ready(number);
            case Words.TO_SOURCE -> toSource(number, message);
            case Words.ANSWER -> questions.answered(number, message);
            case Words.UNANSWERABLE -> questions.unanswerable(number, Words.text(message));
            default -> {
                // One of the holder's, or of a later version.
            }
        }
    }

    private synchronized void ready(long number) {
        if (number == scan) {
            ready = true;
            notifyAll();
        }
    }

    private void toSource(long number, ByteBuffer message) {
        SyncSource to;
        synchronized (this) {
            to = number == scan ? source : null;
        }
        if (to != null) {
            to.received(message);
        }
    }

    void disconnected(int which, String why) {
        SyncSource broken;
        synchronized (this) {
            broken = link == which ? source : null;
            link = link == which ? StreamPort.NO_LINK : link;
            notifyAll();
        }
        if (broken != null) {
            broken.disconnected(why);
        }
    }

    VerifyReport report() {
        SyncSource running;
        synchronized (this) {
            running = source;
        }
        SyncProgress.Part now = running == null ? null : running.progress().whole();
        long count = findings.count();
        List<Difference> named = findings.named();
        synchronized (this) {
            long bytes = doneBytes + (now == null ? 0 : now.bytesDone());
            long total = doneBytes + (now == null ? 0 : now.bytesTotal());
            return new VerifyReport(
                    state,
                    order.repair(),
                    beganWallMillis,
                    endedWallMillis,
                    bytes,
                    total,
                    doneFiles + (now == null ? 0 : now.filesDone()),
                    now == null ? 0 : now.bytesPerSecond(),
                    count,
                    named,
                    cause);
        }
    }
}
