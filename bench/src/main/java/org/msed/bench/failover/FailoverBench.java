package org.msed.bench.failover;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.msed.lab.Lab;
import org.msed.lab.client.Client;
import org.msed.lab.client.Observation;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.space.Deadline;
import org.msed.lab.space.LabException;
import org.msed.lab.space.Topology;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures how long clients notice a failover. A client with its own ARP cache asks the virtual
 * address every millisecond. A run in which the client itself sent nothing for more than 10 ms
 * within the outage is set aside, since the whole machine stood still, and so is one before which
 * such a pause had moved the service already; both are repeated and counted.
 */
@Command(name = "failover", description = "Outages of msed and keepalived in one lab and run.")
public final class FailoverBench implements Callable<Integer> {
    private static final double PAUSE_LIMIT_MILLIS = 10;
    private static final int SETTLE_MILLIS = 1_500;
    private static final PairOptions DEFAULT_TIMES =
            new PairOptions("available", "Automatic", "Manual", 500, 10_000);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    @Option(names = "--runs", defaultValue = "10", description = "that count, per trial")
    private int runs;

    @Option(names = "--name", defaultValue = "bench", description = "of the lab")
    private String name;

    @Option(names = "--trial", description = "only what has this in its name")
    private String trial = "";

    @Option(names = "--product", description = "only msed or only keepalived")
    private String product = "";

    private FailoverBench() {}

    /**
     * @param arguments see {@code bench/failover --help}
     */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new FailoverBench());
        line.setExecutionExceptionHandler(
                (exception, command, parsed) -> {
                    if (exception instanceof LabException) {
                        System.err.println("failover: " + exception.getMessage());
                        return 1;
                    }
                    throw exception;
                });
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() {
        try (Bed bed = bed()) {
            contest(bed);
            if (wanted(Trials.OWNERS)) {
                owners(bed);
            }
        }
        if (measures(MsedContender.PRODUCT) && wanted(Trials.REPLY)) {
            firstReply();
        }
        if (measures(MsedContender.PRODUCT) && wanted(Trials.DATA)) {
            withData();
        }
        if (measures(MsedContender.PRODUCT) && wanted(Trials.IDLE)) {
            idle();
        }
        return 0;
    }

    /** A lab with a client that asks. */
    private record Bed(Lab lab, Client client) implements AutoCloseable {
        @Override
        public void close() {
            client.close();
            lab.close();
        }
    }

    private Bed bed() {
        Lab lab = lab();
        try {
            return new Bed(
                    lab, Client.start(lab.topology(), lab.namespaces(), Client.Asks.DATAGRAMS));
        } catch (LabException e) {
            lab.close();
            throw e;
        }
    }

    private void firstReply() {
        Lab lab = lab();
        try {
            print(new FirstReply(lab, runs).measure());
        } finally {
            lab.close();
        }
    }

    private void withData() {
        Lab lab = lab();
        try {
            if (lab.mayMirror()) {
                print(new WithData(lab, runs).measure());
            } else {
                System.out.println("/dev/fuse is not open here, so there are no moves with data");
            }
        } finally {
            lab.close();
        }
    }

    private Lab lab() {
        return Lab.create(name, Topology.PAIR_DIRECT, Path.of(System.getProperty("msed.home")));
    }

    private boolean measures(String one) {
        return one.contains(product);
    }

    private boolean wanted(String one) {
        return one.contains(trial);
    }

    private boolean keepalived(Lab lab) {
        if (!measures(KeepalivedContender.PRODUCT)) {
            return false;
        }
        boolean installed = KeepalivedContender.isInstalled(lab);
        if (!installed) {
            System.out.println(
                    "keepalived is missing, so there is no ratio: apt-get install keepalived"
                            + " (Debian), dnf install keepalived (RHEL)");
        }
        return installed;
    }

    private void contest(Bed bed) {
        List<Sample> samples = new ArrayList<>();
        if (measures(MsedContender.PRODUCT)) {
            samples.addAll(contest(MsedContender.usual(bed.lab()), bed.client()));
        }
        if (keepalived(bed.lab())) {
            samples.addAll(contest(new KeepalivedContender(bed.lab(), bed.client()), bed.client()));
        }
        if (!samples.isEmpty()) {
            print(Sample.lines(samples));
        }
    }

    private void owners(Bed bed) {
        TwoOwners owners = new TwoOwners(bed.client(), runs);
        List<String> lines = new ArrayList<>();
        lines.add(TwoOwners.heading());
        if (measures(MsedContender.PRODUCT)) {
            for (String guard : List.of("manual", "guarded")) {
                lines.addAll(owners.measure(MsedContender.guarded(bed.lab(), guard)));
            }
        }
        if (keepalived(bed.lab())) {
            lines.addAll(owners.measure(new KeepalivedContender(bed.lab(), bed.client())));
        }
        print(lines);
    }

    private static void print(List<String> lines) {
        System.out.println();
        lines.forEach(System.out::println);
    }

    /**
     * At the default times, in a lab without the client, whose questions would keep the daemons
     * busy.
     */
    private void idle() {
        Lab lab = lab();
        try {
            lab.pairUp(DEFAULT_TIMES);
            print(new Idle(lab).measure());
        } finally {
            lab.close();
        }
    }

    private List<Sample> contest(Contender contender, Client client) {
        List<Contender.Trial> trials =
                contender.trials().stream().filter(one -> wanted(one.name())).toList();
        List<Sample> samples = new ArrayList<>();
        if (!trials.isEmpty()) {
            contender.start();
            trials.forEach(one -> samples.add(sample(contender, one, client)));
            contender.stop();
        }
        return samples;
    }

    private Sample sample(Contender contender, Contender.Trial one, Client client) {
        List<Double> outages = new ArrayList<>();
        int setAside = 0;
        double dual = 0;
        while (outages.size() < runs && setAside < 2 * runs) {
            Observation seen = run(contender, one, client);
            boolean paused =
                    seen.datagrams().outagePauseMillis() > PAUSE_LIMIT_MILLIS
                            || !seen.datagrams().answers().containsKey("mse1");
            System.err.printf(
                    Locale.ROOT,
                    "%s, %s: %.1f ms%s%n",
                    contender.name(),
                    one.name(),
                    seen.datagrams().outageMillis(),
                    paused ? ", set aside" : "");
            if (paused) {
                setAside++;
            } else {
                outages.add(seen.datagrams().outageMillis());
                dual = Math.max(dual, seen.dualMillis());
            }
        }
        return new Sample(contender.name(), one.name(), outages, setAside, dual);
    }

    private static Observation run(Contender contender, Contender.Trial one, Client client) {
        contender.ready();
        long begin = System.nanoTime();
        // Some answers of mse1 come first, to show that the service had not moved by itself before.
        Deadline.reached(
                ANSWER_LIMIT, () -> client.since(begin).datagrams().answers().containsKey("mse1"));
        one.disturb().run();
        boolean moved =
                Deadline.reached(
                        ANSWER_LIMIT,
                        () -> client.since(begin).datagrams().answers().containsKey("mse2"));
        if (!moved) {
            throw new LabException(contender.name() + ", " + one.name() + ": mse2 never answered");
        }
        long end = System.nanoTime() + SETTLE_MILLIS * 1_000_000L;
        Observation seen = client.between(begin, end);
        contender.recover();
        return seen;
    }
}
