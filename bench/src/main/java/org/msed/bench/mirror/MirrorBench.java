package org.msed.bench.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.msed.lab.space.LabException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures the mirror of a pair in a lab: the same load at each place in turn, and medians of the
 * quotients.
 */
@Command(name = "mirror", description = "The mirror beside plain ext4, GlusterFS and rsync.")
public final class MirrorBench implements Callable<Integer> {

    @Option(names = "--runs", defaultValue = "5", description = "that count, per trial")
    private int runs;

    @Option(names = "--name", defaultValue = "bench-mirror", description = "of the lab")
    private String name;

    @Option(names = "--trial", description = "only what has this in its name")
    private String trial = "";

    @Option(
            names = "--separate",
            description = "each node's disk is an ext4 with a journal of its own")
    private boolean separate;

    @Option(names = "--without-glusterfs", description = "also where it is installed")
    private boolean withoutGluster;

    private MirrorBench() {}

    /**
     * @param arguments see {@code bench/mirror --help}
     */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new MirrorBench());
        line.setExecutionExceptionHandler(
                (exception, command, parsed) -> {
                    if (exception instanceof LabException) {
                        System.err.println("mirror: " + exception.getMessage());
                        return 1;
                    }
                    throw exception;
                });
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() {
        try (Bed bed = Bed.make(name, separate)) {
            compare(bed);
            for (FirstCopy.Content content :
                    List.of(FirstCopy.Content.FILE, FirstCopy.Content.SMALL_FILES)) {
                if (wanted(content.name())) {
                    print(new FirstCopy(bed, content).measure(runs));
                }
            }
            if (wanted(Memory.NAME)) {
                print(new Memory(bed).measure());
            }
        }
        return 0;
    }

    private void compare(Bed bed) {
        List<Load> loads = loads(bed).stream().filter(load -> wanted(load.name())).toList();
        if (loads.isEmpty()) {
            return;
        }
        List<Place> places = new ArrayList<>(List.of(Place.PLAIN, Place.MIRROR));
        if (withoutGluster) {
            System.out.println("without GlusterFS, as asked for");
        } else if (bed.has(GlusterPair.PROGRAM)) {
            new GlusterPair(bed).start();
            places.add(GlusterPair.PLACE);
        } else {
            System.out.println(
                    "GlusterFS is missing, so there is no ratio: apt-get install glusterfs-server"
                            + " glusterfs-client (Debian)");
        }
        loads.forEach(load -> print(new Comparison(load, places).measure(runs)));
    }

    private static List<Load> loads(Bed bed) {
        return List.of(
                new FioLoad(bed, FioLoad.Job.flushed(1, 0.35, 2)),
                new FioLoad(bed, FioLoad.Job.flushed(8, 0.4, 0)),
                new FioLoad(bed, FioLoad.Job.sequential(0.5)),
                new PgbenchLoad(bed, 1),
                new PgbenchLoad(bed, 8));
    }

    private boolean wanted(String one) {
        return one.contains(trial);
    }

    private static void print(List<String> lines) {
        lines.forEach(System.out::println);
    }
}
