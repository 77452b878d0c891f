package org.msed.mirror.stream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Carries barriers out beside the stream, on a few threads. A barrier that comes while an equal one
 * has not begun joins it. Thread-safe.
 */
final class Flushes implements AutoCloseable {

    private static final long IDLE_SECONDS = 30;

    /** Hears of the end of one. */
    interface Heard {

        /**
         * Barriers were carried out, or failed.
         *
         * @param failure null when all are durable
         */
        void flushed(Answers answers, List<Long> barriers, IOException failure);
    }

    private record Key(Answers answers, Object flush) {}

    private final class Job implements Runnable {
        private final Key key;
        private final Replica.Flush flush;
        private final List<Long> barriers = new ArrayList<>();

        Job(Key key, Replica.Flush flush) {
            this.key = key;
            this.flush = flush;
        }

        @Override
        public void run() {
            synchronized (waiting) {
                waiting.remove(key);
            }
            IOException failure = null;
            try {
                flush.run();
            } catch (IOException e) {
                failure = e;
            } catch (RuntimeException e) {
                failure = new IOException(e.toString(), e);
            }
            heard.flushed(key.answers, barriers, failure);
        }
    }

    private final Map<Key, Job> waiting = new HashMap<>();
    private final ThreadPoolExecutor threads;
    private final Heard heard;

    Flushes(int most, Heard heard) {
        this.heard = heard;
        AtomicInteger made = new AtomicInteger();
        this.threads =
                new ThreadPoolExecutor(
                        most,
                        most,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        task -> {
                            Thread thread =
                                    new Thread(task, "replica-flush-" + made.incrementAndGet());
                            thread.setDaemon(true);
                            return thread;
                        });
        threads.allowCoreThreadTimeOut(true);
    }

    void add(Answers answers, long barrier, Replica.Flush flush) {
        Key key = new Key(answers, flush.key());
        Job job;
        synchronized (waiting) {
            Job same = waiting.get(key);
            if (same != null) {
                same.barriers.add(barrier);
                flush.drop();
                return;
            }
            job = new Job(key, flush);
            job.barriers.add(barrier);
            waiting.put(key, job);
        }
        threads.execute(job);
    }

    /** Those that have begun go on; others are dropped. */
    @Override
    public void close() {
        for (Runnable job : threads.shutdownNow()) {
            ((Job) job).flush.drop();
        }
    }
}
