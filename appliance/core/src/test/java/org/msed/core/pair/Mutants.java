package org.msed.core.pair;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Machines that break exactly one {@link Rule}, for the simulator to find. */
public final class Mutants {

    private Mutants() {}

    /** Names of all rules. */
    public static Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (Rule rule : Rule.values()) {
            names.add(rule.name());
        }
        return names;
    }

    /**
     * The machine without one rule.
     *
     * @param rule its name
     */
    public static PairMachine lacking(String rule) {
        EnumSet<Rule> obeyed = EnumSet.allOf(Rule.class);
        obeyed.remove(Rule.valueOf(rule));
        return new PairMachine(obeyed);
    }
}
