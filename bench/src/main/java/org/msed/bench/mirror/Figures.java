package org.msed.bench.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Figures of several runs, in the order of the runs.
 *
 * @param values one a run
 */
record Figures(List<Double> values) {

    /** {@return the middle one, or between the middle two; not a number if there is none} */
    double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double least() {
        return values.stream().mapToDouble(value -> value).min().orElse(Double.NaN);
    }

    double most() {
        return values.stream().mapToDouble(value -> value).max().orElse(Double.NaN);
    }

    /**
     * Each run beside the other's run of the same round, so that a machine which slows down and
     * recovers moves both.
     *
     * @param others of as many runs
     * @return the quotients, one a round
     */
    Figures dividedBy(Figures others) {
        List<Double> quotients = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            quotients.add(values.get(i) / others.values.get(i));
        }
        return new Figures(quotients);
    }

    /** {@return median, least and most with so many decimals} */
    String text(int decimals) {
        return String.format(
                Locale.ROOT,
                "%." + decimals + "f (%." + decimals + "f to %." + decimals + "f)",
                median(),
                least(),
                most());
    }
}
