package org.msed.daemon.data;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.msed.core.pair.Effect.Answer.Outcome;
import org.msed.core.state.Blocker;
import org.msed.daemon.snapshot.OrderResult;
import org.msed.daemon.snapshot.VerifyRequest;
import org.msed.mirror.Mirror;
import org.msed.mirror.verify.Difference;
import org.msed.mirror.verify.VerifyOrder;
import org.msed.mirror.verify.VerifyReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Orders to verify, given to a mirror and answered in sentences. */
final class Verification {

    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);
    private static final int SAID = 10;

    private final Mirror mirror;
    private final List<String> datasets;
    private final long bytesPerSecond;

    Verification(Mirror mirror, List<String> datasets, long bytesPerSecond) {
        this.mirror = mirror;
        this.datasets = List.copyOf(datasets);
        this.bytesPerSecond = bytesPerSecond;
    }

    CompletionStage<OrderResult> order(VerifyRequest request, Consumer<String> progress) {
        int dataset = request.dataset().isEmpty() ? -1 : datasets.indexOf(request.dataset());
        if (dataset < 0 && !request.dataset().isEmpty()) {
            throw new NoSuchElementException(
                    "no dataset " + request.dataset() + ", only " + datasets);
        }
        VerifyOrder order = new VerifyOrder(dataset, request.repair(), bytesPerSecond);
        Optional<CompletionStage<VerifyReport>> begun = mirror.verify(order);
        if (begun.isEmpty()) {
            boolean running = mirror.verification().running();
            return CompletableFuture.completedStage(
                    new OrderResult(
                            Outcome.REFUSED,
                            List.of(running ? Blocker.VERIFY_RUNNING : Blocker.NOT_IN_SYNC),
                            ""));
        }
        LOG.info("verification ordered by {}, repair={}", request.actor(), request.repair());
        progress.accept("the copies are compared while applications go on");
        return begun.get().thenApply(Verification::result);
    }

    private static OrderResult result(VerifyReport report) {
        boolean well =
                report.state() == VerifyReport.State.EQUAL
                        || report.state() == VerifyReport.State.REPAIRED;
        return new OrderResult(well ? Outcome.DONE : Outcome.FAILED, List.of(), text(report));
    }

    private static String text(VerifyReport report) {
        String compared = report.doneFiles() + " files, " + report.doneBytes() + " bytes compared";
        String found =
                report.named().stream()
                        .limit(SAID)
                        .map(Difference::text)
                        .collect(Collectors.joining("; "));
        String differs = report.differences() + " differences: " + found;
        return switch (report.state()) {
            case EQUAL -> "both copies are equal: " + compared;
            case DIFFERENT -> compared + ", " + differs;
            case REPAIRED -> compared + ", repaired " + differs;
            default ->
                    "broken off: "
                            + report.cause()
                            + "; until then "
                            + compared
                            + (report.differences() == 0 ? "" : ", " + differs);
        };
    }
}
