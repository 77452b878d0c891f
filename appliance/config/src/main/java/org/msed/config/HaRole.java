package org.msed.config;

/** The configured, permanent role of a node (inventory A1-08). It never changes by a failover. */
public enum HaRole implements Choice {
    /** Owns the virtual address and normally serves. */
    PRIMARY("Primary", 1),
    /** Stands by for one primary or two. */
    SECONDARY("Secondary", 2);

    private final String text;
    private final int number;

    HaRole(String text, int number) {
        this.text = text;
        this.number = number;
    }

    @Override
    public String text() {
        return text;
    }

    /** The number that getserverinfo prints (inventory A8-05). */
    public int number() {
        return number;
    }
}
