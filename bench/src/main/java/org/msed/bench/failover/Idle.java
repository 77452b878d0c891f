package org.msed.bench.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.msed.lab.Lab;
import org.msed.lab.space.LabNode;

/** What a daemon costs while nothing happens, and how quick its commands are. */
final class Idle {
    private static final int WATCH_SECONDS = 60;

    /** What a start leaves to the compiler of the JVM is done by then. */
    private static final int SETTLE_SECONDS = 120;

    private static final int COMMANDS = 20;
    private static final int STARTS = 5;

    private final Lab lab;
    private final LabNode node;

    Idle(Lab lab) {
        this.lab = lab;
        this.node = lab.topology().node("mse1");
    }

    /** Measures for a minute after two of rest; needs an Active pair. */
    List<String> measure() {
        List<String> lines = new ArrayList<>();
        in("sleep " + SETTLE_SECONDS);
        long before = ticks();
        long begin = System.nanoTime();
        in("sleep " + WATCH_SECONDS);
        double seconds = (System.nanoTime() - begin) / 1e9;
        double perSecond = Double.parseDouble(in("getconf CLK_TCK").strip());
        lines.add(
                line(
                        "processor, idle, % of one core",
                        100 * (ticks() - before) / perSecond / seconds, "<= 1"));
        String resident = in("awk '/^VmRSS/ { print $2 }' /proc/$(cat $MSE_RUN/msed.pid)/status");
        lines.add(
                line(
                        "memory, resident, MB",
                        Double.parseDouble(resident.strip()) / 1024,
                        "<= 160"));
        lines.add(line("gethainfo, median of " + COMMANDS + ", ms", commandMillis(), "<= 200"));
        lines.add(
                line(
                        "start to 'successfully started', median of " + STARTS + ", ms",
                        startMillis(),
                        "<= 2500"));
        lab.awaitActive();
        return lines;
    }

    private double startMillis() {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            lab.msed().stop(node);
            long start = System.nanoTime();
            lab.msed().start(node);
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return Sample.median(millis);
    }

    private double commandMillis() {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < COMMANDS; i++) {
            long start = System.nanoTime();
            in("gethainfo");
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return Sample.median(millis);
    }

    /** User and system time of the daemon, proc(5) /proc/pid/stat fields 14 and 15. */
    private long ticks() {
        String stat = in("cat /proc/$(cat $MSE_RUN/msed.pid)/stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private String in(String script) {
        return lab.namespaces()
                .in(node, "", SETTLE_SECONDS + 30, "sh", "-c", script)
                .orFail()
                .output();
    }

    private static String line(String what, double value, String bar) {
        return String.format(Locale.ROOT, "%-42s %9.1f   %s", what, value, bar);
    }
}
