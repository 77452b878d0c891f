package org.msed.core.sim;

/** An invariant does not hold. */
public final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String rule;

    /**
     * A violation of the rule of this id.
     *
     * @param rule for instance {@code I3}
     * @param text what was seen
     */
    public Violation(String rule, String text) {
        super(rule + ": " + text);
        this.rule = rule;
    }

    /** Id of the broken rule. */
    public String rule() {
        return rule;
    }
}
