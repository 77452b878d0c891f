package org.msed.mirror.sync;

import java.util.ArrayList;
import java.util.List;
import org.msed.mirror.sets.DirtySet;

/** Counts what a run did in each dataset, and reckons from it. Thread-safe. */
final class Meter {

    /** What a name costs besides its content, in bytes of content. */
    static final long NAME_BYTES = 16 << 10;

    private static final long SAMPLE_NANOS = 500_000_000;
    private static final long STALLED_NANOS = 3_000_000_000L;
    private static final double SMOOTHING = 0.2;

    /** Before it is known how fast it goes. */
    private static final double CAUTIOUS_UNITS_PER_SECOND = 50e6;

    private final List<Count> counts = new ArrayList<>();
    private String file = "";
    private String waiting = "";
    private boolean done;
    private long movedAt = System.nanoTime();
    private long sampledAt = System.nanoTime();

    private static final class Count {
        private long bytes;
        private long files;
        private long sent;
        private long belowFiles;
        private long belowBytes;
        private boolean measured;
        private DirtySet.Size left = DirtySet.Size.NONE;
        private long sampledUnits;
        private long sampledBytes;
        private double unitsPerSecond = -1;
        private double bytesPerSecond;

        long units() {
            return bytes + files * NAME_BYTES;
        }

        long unitsLeft() {
            return belowBytes + belowFiles * NAME_BYTES + left.bytes() + left.items() * NAME_BYTES;
        }

        void sample(double seconds) {
            double units = (units() - sampledUnits) / seconds;
            unitsPerSecond =
                    unitsPerSecond < 0
                            ? units
                            : unitsPerSecond + SMOOTHING * (units - unitsPerSecond);
            bytesPerSecond += SMOOTHING * ((bytes - sampledBytes) / seconds - bytesPerSecond);
            sampledUnits = units();
            sampledBytes = bytes;
        }

        /** Of a directory that was not walked through nobody knows how much is in it. */
        long filesTotal() {
            boolean known = left.whole() <= (measured ? 1 : 0);
            return known ? files + belowFiles + left.items() - left.whole() : SyncProgress.UNKNOWN;
        }
    }

    Meter(int datasets) {
        for (int d = 0; d < datasets; d++) {
            counts.add(new Count());
        }
    }

    /** What a walk found in a dataset that is compared as a whole. */
    synchronized void below(int dataset, long files, long bytes) {
        Count of = counts.get(dataset);
        of.belowFiles += files;
        of.belowBytes += bytes;
        of.measured = true;
        movedAt = System.nanoTime();
    }

    /**
     * What is left.
     *
     * @param nothingBelow whether all is in it, and nothing of what a walk found is on its way
     */
    synchronized void left(List<DirtySet.Size> sizes, boolean nothingBelow) {
        for (int d = 0; d < counts.size(); d++) {
            Count of = counts.get(d);
            of.left = sizes.get(d);
            if (nothingBelow) {
                of.belowFiles = 0;
                of.belowBytes = 0;
            }
        }
        sample();
    }

    synchronized void bytes(int dataset, long count) {
        Count of = counts.get(dataset);
        of.bytes += count;
        of.belowBytes = Math.max(0, of.belowBytes - count);
        movedAt = System.nanoTime();
    }

    synchronized void sent(int dataset, long count) {
        counts.get(dataset).sent += count;
        movedAt = System.nanoTime();
    }

    synchronized void file(byte[] path) {
        file = path == null ? "" : Paths.text(path);
    }

    synchronized void files(int dataset, long count) {
        Count of = counts.get(dataset);
        of.files += count;
        of.belowFiles = Math.max(0, of.belowFiles - count);
        movedAt = System.nanoTime();
    }

    /** It moves, though nothing is counted. */
    synchronized void moved() {
        movedAt = System.nanoTime();
    }

    synchronized void waiting(String cause) {
        waiting = cause;
    }

    synchronized void done() {
        done = true;
        waiting = "";
        file = "";
    }

    private void sample() {
        long now = System.nanoTime();
        if (now - sampledAt >= SAMPLE_NANOS) {
            counts.forEach(count -> count.sample((now - sampledAt) / 1e9));
            sampledAt = now;
        }
    }

    /** How long what is left takes at the rate so far, or at a cautious one before there is any. */
    synchronized long millisLeft() {
        double rate = counts.stream().mapToDouble(count -> count.unitsPerSecond).sum();
        long left =
                counts.stream().mapToLong(c -> c.left.bytes() + c.left.items() * NAME_BYTES).sum();
        return (long) (1e3 * left / Math.max(rate, CAUTIOUS_UNITS_PER_SECOND));
    }

    synchronized SyncProgress progress() {
        sample();
        List<SyncProgress.Part> parts = new ArrayList<>();
        counts.forEach(count -> parts.add(part(List.of(count))));
        return new SyncProgress(
                part(counts), parts, file, waiting, done ? 0 : stalledMillis(), true);
    }

    private SyncProgress.Part part(List<Count> of) {
        long bytes = of.stream().mapToLong(c -> c.bytes).sum();
        long bytesLeft = of.stream().mapToLong(c -> c.belowBytes + c.left.bytes()).sum();
        long units = of.stream().mapToLong(Count::units).sum();
        long left = of.stream().mapToLong(Count::unitsLeft).sum();
        boolean known = of.stream().allMatch(c -> c.filesTotal() != SyncProgress.UNKNOWN);
        return new SyncProgress.Part(
                done || left == 0 ? 1 : Math.min(0.999, (double) units / (units + left)),
                bytes,
                bytes + (done ? 0 : bytesLeft),
                of.stream().mapToLong(c -> c.sent).sum(),
                of.stream().mapToLong(c -> c.files).sum(),
                known
                        ? of.stream().mapToLong(c -> done ? c.files : c.filesTotal()).sum()
                        : SyncProgress.UNKNOWN,
                (long) of.stream().mapToDouble(c -> c.bytesPerSecond).sum(),
                done || left == 0 ? 0 : remainingMillis(of, left));
    }

    private static long remainingMillis(List<Count> of, long unitsLeft) {
        double rate = of.stream().mapToDouble(c -> Math.max(0, c.unitsPerSecond)).sum();
        return rate < 1 ? SyncProgress.UNKNOWN : (long) Math.ceil(1e3 * unitsLeft / rate);
    }

    private long stalledMillis() {
        long still = System.nanoTime() - movedAt;
        return still < STALLED_NANOS ? 0 : still / 1_000_000;
    }
}
