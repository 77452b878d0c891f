package org.msed.bench.mirror;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One load at several places, turn by turn. */
final class Comparison {
    private final Load load;
    private final List<Place> places;

    /**
     * @param places the plain one first
     */
    Comparison(Load load, List<Place> places) {
        this.load = load;
        this.places = places;
    }

    /**
     * Does the work so often everywhere, after a round that does not count: the daemons' code is
     * compiled while it runs.
     *
     * @return what was measured, in lines
     */
    List<String> measure(int runs) {
        Map<Place, List<Double>> values = new LinkedHashMap<>();
        try {
            for (Place place : places) {
                load.prepare(place);
                values.put(place, new ArrayList<>());
                load.run(place);
            }
            for (int i = 0; i < runs; i++) {
                places.forEach(place -> values.get(place).add(run(place)));
            }
        } finally {
            places.forEach(load::clear);
        }
        Map<String, Figures> figures = new LinkedHashMap<>();
        values.forEach((place, list) -> figures.put(place.product(), new Figures(list)));
        return lines(load, figures);
    }

    private double run(Place place) {
        double value = load.run(place);
        System.err.printf(
                Locale.ROOT, "%s, %s: %.1f %s%n", load.name(), place.product(), value, load.unit());
        return value;
    }

    /** {@return the figures, and how they compare with what is asked for} */
    static List<String> lines(Load load, Map<String, Figures> figures) {
        List<String> lines = new ArrayList<>();
        figures.forEach(
                (product, one) ->
                        lines.add(line(load.name() + ", " + product, one.text(0), load.unit())));
        Figures mirror = figures.get(Place.MSED);
        Figures plain = figures.get(Place.EXT4);
        Figures gluster = figures.get(Place.GLUSTERFS);
        if (mirror != null && plain != null) {
            lines.add(ratio(load, mirror.dividedBy(plain), Place.EXT4, load.shareBar()));
        }
        if (mirror != null && gluster != null) {
            lines.add(ratio(load, mirror.dividedBy(gluster), Place.GLUSTERFS, load.glusterBar()));
        }
        return lines;
    }

    private static String ratio(Load load, Figures ratio, String other, double bar) {
        String wanted = bar == 0 ? "" : verdict(ratio.median() >= bar, ">= " + bar);
        return line(load.name() + ", msed / " + other, ratio.text(2), wanted);
    }

    /** What was asked for, and whether it was reached. */
    static String verdict(boolean reached, String bar) {
        return bar + (reached ? "" : ", missed");
    }

    static String line(String what, String value, String remark) {
        return String.format("%-44s %-28s %s", what, value, remark);
    }
}
