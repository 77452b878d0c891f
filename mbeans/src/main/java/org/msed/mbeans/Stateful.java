package org.msed.mbeans;

/** What every MBean with a state says of it, besides its own states and reasons. */
public interface Stateful {
    /** Since when, by this node's wall clock. In ms since 1970-01-01T00:00:00Z. */
    @Attribute(
            meaning = "Since when, by this node's wall clock.",
            unit = "ms since 1970-01-01T00:00:00Z")
    long getStateSince();

    /** Why, in a sentence. */
    @Attribute(meaning = "Why, in a sentence.")
    String getStateReason();
}
