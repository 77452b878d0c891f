package org.msed.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.msed.lab.Lab;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.pair.PairStatus;
import org.msed.lab.service.LabJava;
import org.msed.lab.space.LabException;
import org.msed.lab.space.LabNode;
import org.msed.lab.space.Topology;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * An even load on the mirrored directory of a pair, and the memory of both daemons all the while.
 * Growth is what the last quarter of the time has above the second one, largest against largest:
 * the first quarter belongs to the compiler and the heap, which grow into their limits.
 */
@Command(name = "load", description = "Memory of both daemons under an hour of load.")
public final class LoadBench implements Callable<Integer> {

    private static final String NODE = "mse1";

    /**
     * The default ones: other work on the machine must not move the service from under the load.
     */
    private static final PairOptions TIMES =
            new PairOptions("guarded", "Automatic", "Manual", 500, 10_000);

    private static final double MOST_MIB = 300;
    private static final double MOST_GROWTH = 0.05;

    @Option(names = "--minutes", defaultValue = "60", description = "how long")
    private int minutes;

    @Option(names = "--rate", defaultValue = "100", description = "flushed acts a second")
    private int rate;

    @Option(names = "--every", defaultValue = "30", description = "seconds between two samples")
    private int everySeconds;

    @Option(names = "--name", defaultValue = "bench-load", description = "of the lab")
    private String name;

    private final Map<String, List<Footprint>> samples = new TreeMap<>();

    private LoadBench() {}

    /**
     * @param arguments see {@code bench/load --help}
     */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new LoadBench());
        line.setExecutionExceptionHandler(
                (exception, command, parsed) -> {
                    if (exception instanceof LabException) {
                        System.err.println("load: " + exception.getMessage());
                        return 1;
                    }
                    throw exception;
                });
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        Path program = Path.of(System.getProperty("msed.home"));
        Lab lab = Lab.create(name, Topology.PAIR_DIRECT, program);
        try {
            lab.pairUp(TIMES.withData(true));
            Process writer = writer(lab);
            try {
                watch(lab, writer);
            } finally {
                writer.destroy();
                writer.waitFor();
            }
            String differences = differences(lab);
            return report() && differences.isEmpty() ? 0 : 1;
        } finally {
            lab.close();
        }
    }

    private Process writer(Lab lab) {
        String program = "exec " + LabJava.line(LoadWriter.class) + " /srv/data " + rate;
        List<String> line = lab.namespaces().entering(NODE, "sh", "-c", program);
        try {
            return new ProcessBuilder(line).inheritIO().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void watch(Lab lab, Process writer) throws InterruptedException {
        long begin = System.nanoTime();
        long end = begin + TimeUnit.MINUTES.toNanos(minutes);
        for (long now = begin; now < end; now = System.nanoTime()) {
            for (LabNode node : lab.topology().appliances()) {
                Footprint sample = Footprint.of(lab, node);
                samples.computeIfAbsent(node.name(), key -> new ArrayList<>()).add(sample);
                long seconds = TimeUnit.NANOSECONDS.toSeconds(now - begin);
                System.out.printf(Locale.ROOT, "%5d s  %s  %s%n", seconds, node.name(), sample);
            }
            boolean inSync =
                    lab.msed()
                            .status(lab.topology().node(NODE), NODE)
                            .filter(PairStatus::attached)
                            .isPresent();
            if (!inSync) {
                System.out.println("         the standby is not attached");
            }
            long untilNanos = Math.min(now + TimeUnit.SECONDS.toNanos(everySeconds), end);
            if (writer.waitFor(untilNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new LabException("the writer has ended, exit " + writer.exitValue());
            }
        }
    }

    /** What a comparison of the plain files of both nodes finds; empty when they are equal. */
    private static String differences(Lab lab) {
        lab.namespaces().in(lab.topology().node(NODE), "", 60, "sync", "/srv/data").orFail();
        List<String> line = new ArrayList<>(List.of("diff", "-rq"));
        for (LabNode node : lab.topology().appliances()) {
            line.add(lab.disk(node).resolve("data").toString());
        }
        String found = org.msed.lab.space.Command.run(line, "", 600).output();
        System.out.println(found.isEmpty() ? "both copies are equal" : found);
        return found;
    }

    /** Prints what it comes to; whether the memory is bounded. */
    private boolean report() {
        boolean good = true;
        for (Map.Entry<String, List<Footprint>> each : samples.entrySet()) {
            List<Footprint> all = each.getValue();
            int quarter = all.size() / 4;
            double second = most(all.subList(quarter, Math.max(quarter + 1, 2 * quarter)));
            double last = most(all.subList(Math.min(3 * quarter, all.size() - 1), all.size()));
            double ever = most(all);
            long ticks = all.get(all.size() - 1).ticks() - all.get(0).ticks();
            double perSecond = (double) ticks / Math.max(1, everySeconds * (all.size() - 1));
            boolean bounded = ever <= MOST_MIB && last <= second * (1 + MOST_GROWTH);
            good &= bounded;
            System.out.printf(
                    Locale.ROOT,
                    "%s: second quarter %.1f MiB, last quarter %.1f MiB, at most %.1f MiB,"
                            + " %.1f ticks of the processor a second: %s%n",
                    each.getKey(),
                    second,
                    last,
                    ever,
                    perSecond,
                    bounded ? "bounded" : "NOT BOUNDED");
        }
        return good;
    }

    private static double most(List<Footprint> part) {
        return part.stream().mapToDouble(Footprint::residentMib).max().orElse(0);
    }
}
