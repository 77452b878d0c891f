package org.msed.bench.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Outages of one trial.
 *
 * @param contender who
 * @param trial what was done
 * @param outagesMillis of the runs that count
 * @param setAside runs in which the machine itself stood still
 * @param dualMillis longest time with two owners in any run
 */
record Sample(
        String contender,
        String trial,
        List<Double> outagesMillis,
        int setAside,
        double dualMillis) {

    double medianMillis() {
        return median(outagesMillis);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** {@return the table, and how the contenders compare} */
    static List<String> lines(List<Sample> samples) {
        List<String> lines = new ArrayList<>();
        lines.add(heading());
        samples.forEach(sample -> lines.add(sample.line()));
        for (Sample one : samples) {
            for (Sample other : samples) {
                if (one != other
                        && one.trial.equals(other.trial)
                        && one.contender.equals(MsedContender.PRODUCT)) {
                    lines.add(
                            String.format(
                                    Locale.ROOT,
                                    "%s: %s / %s = %.2f",
                                    one.trial,
                                    one.contender,
                                    other.contender,
                                    one.medianMillis() / other.medianMillis()));
                }
            }
        }
        return lines;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-30s %-11s %9.1f %9.1f %9.1f %5d %6d %10.1f",
                trial,
                contender,
                medianMillis(),
                outagesMillis.stream().mapToDouble(x -> x).min().orElse(Double.NaN),
                outagesMillis.stream().mapToDouble(x -> x).max().orElse(Double.NaN),
                outagesMillis.size(),
                setAside,
                dualMillis);
    }

    static String heading() {
        return String.format(
                "%-30s %-11s %9s %9s %9s %5s %6s %10s",
                "outage in ms",
                "product",
                "median",
                "least",
                "most",
                "runs",
                "aside",
                "two owners");
    }
}
