package org.msed.mirror.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.msed.mirror.stream.StreamPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The holder's side of verifications: one at a time. Thread-safe; nothing blocks. */
public final class Verifier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Verifier.class);

    private final String pair;
    private final List<String> datasets;
    private final StreamPort port;
    private final VerifyHost host;

    // Under this object's monitor.
    private VerifyRun run;
    private CompletableFuture<VerifyReport> end = new CompletableFuture<>();
    private VerifyReport last = VerifyReport.NONE;

    /**
     * @param pair its name, for logs and threads
     * @param datasets their names, in the order of their numbers
     */
    public Verifier(String pair, List<String> datasets, StreamPort port, VerifyHost host) {
        this.pair = pair;
        this.datasets = List.copyOf(datasets);
        this.port = port;
        this.host = host;
    }

    /**
     * Begins a verification.
     *
     * @return completes with the report when it has ended, and with repair when both copies are
     *     equal again or it is broken off; empty: one runs already, or no standby is attached
     */
    public synchronized Optional<CompletionStage<VerifyReport>> begin(VerifyOrder order) {
        long attachment = host.attachment();
        if (run != null || attachment == 0) {
            return Optional.empty();
        }
        run = new VerifyRun(pair, datasets, port, host, order, attachment, this::compared);
        end = new CompletableFuture<>();
        run.start();
        return Optional.of(end.minimalCompletionStage());
    }

    /** The thread of the run has nothing left to do. */
    private void compared(VerifyRun of) {
        VerifyReport report = of.report();
        String result = report.cause().isEmpty() ? report.state().toString() : report.cause();
        LOG.info(
                "{}: verified {} files, {} bytes, {} differences: {}",
                pair,
                report.doneFiles(),
                report.doneBytes(),
                report.differences(),
                result);
        report.named().stream().limit(100).forEach(each -> LOG.warn("{}: {}", pair, each.text()));
        if (report.differences() > 0) {
            host.differ(of.repairs(), of.detail());
        }
        look();
    }

    /** Looks whether a repair is done; once a second or so. */
    public void look() {
        VerifyReport report;
        CompletableFuture<VerifyReport> ended;
        synchronized (this) {
            if (run == null) {
                return;
            }
            run.watch();
            report = run.report();
            if (report.running()) {
                return;
            }
            last = report;
            run = null;
            ended = end;
        }
        ended.complete(report);
    }

    /** Ends what runs, if anything does. */
    public void stop(String cause) {
        VerifyRun stopped;
        synchronized (this) {
            stopped = run;
        }
        if (stopped != null) {
            stopped.breakOff(cause);
            look();
        }
    }

    /** How the one that runs stands, or the last one. */
    public synchronized VerifyReport report() {
        return run == null ? last : run.report();
    }

    /** A message of the standby's. */
    public void received(byte kind, long number, ByteBuffer message) {
        VerifyRun now;
        synchronized (this) {
            now = run;
        }
        if (now != null) {
            now.received(kind, number, message);
        }
    }

    /** A link broke. */
    public void disconnected(int link, String cause) {
        VerifyRun now;
        synchronized (this) {
            now = run;
        }
        if (now != null) {
            now.disconnected(link, cause);
        }
    }

    /** Ends what runs, and waits for its thread. */
    @Override
    public void close() throws IOException {
        VerifyRun stopped;
        synchronized (this) {
            stopped = run;
        }
        if (stopped != null) {
            stopped.breakOff("the daemon ends");
            stopped.join();
        }
    }
}
