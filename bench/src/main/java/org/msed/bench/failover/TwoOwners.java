package org.msed.bench.failover;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.msed.lab.client.Client;
import org.msed.lab.client.Observation;

/**
 * How long two nodes own the address while one of them is at fault and when the fault ends: by the
 * answers and the ARP claims that the client gets and by samples on both nodes, whichever is
 * longest.
 */
final class TwoOwners {
    private static final long FAULT_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long AFTER_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final List<Fault> FAULTS =
            List.of(
                    new Fault("kill", null),
                    new Fault("hang", "3"),
                    new Fault("partition", null),
                    new Fault("one-way", null),
                    new Fault("loss", "50"));

    private final Client client;
    private final int runs;

    private record Fault(String kind, String argument) {
        String words() {
            return argument == null ? kind : kind + " " + argument;
        }
    }

    /**
     * @param runs of each fault
     */
    TwoOwners(Client client, int runs) {
        this.client = client;
        this.runs = runs;
    }

    static String heading() {
        return String.format(
                "%-30s %-15s %9s %9s %9s %5s %9s",
                "two owners, in ms", "product", "median", "least", "most", "runs", "samples");
    }

    /** {@return a line a fault} */
    List<String> measure(Contender contender) {
        contender.start();
        List<String> lines = new ArrayList<>();
        for (Fault fault : FAULTS) {
            lines.add(measure(contender, fault));
        }
        contender.stop();
        return lines;
    }

    private String measure(Contender contender, Fault fault) {
        List<Double> millis = new ArrayList<>();
        int samples = Integer.MAX_VALUE;
        for (int i = 0; i < runs; i++) {
            contender.ready();
            int before = client.since(System.nanoTime()).samples();
            Observation seen = run(contender, fault);
            millis.add(seen.dualMillis());
            samples = Math.min(samples, seen.samples() - before);
            System.err.printf(
                    Locale.ROOT,
                    "%s, %s: %.1f ms of two owners (answers %.1f, ARP %.1f, nodes %.1f)%n",
                    contender.name(),
                    fault.words(),
                    seen.dualMillis(),
                    seen.dualServiceMillis(),
                    seen.dualArpMillis(),
                    seen.dualSampledMillis());
        }
        return String.format(
                Locale.ROOT,
                "%-30s %-15s %9.1f %9.1f %9.1f %5d %9d",
                fault.words(),
                contender.name(),
                Sample.median(millis),
                Collections.min(millis),
                Collections.max(millis),
                runs,
                samples);
    }

    private Observation run(Contender contender, Fault fault) {
        long begin = System.nanoTime();
        contender.fault(fault.kind(), fault.argument());
        stay(FAULT_NANOS);
        contender.recover();
        stay(AFTER_NANOS);
        return client.between(begin, System.nanoTime());
    }

    /** Lets a fault act: with some of them nothing is to happen. */
    private static void stay(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
