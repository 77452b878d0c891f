package org.msed.config;

/** Whether the mirror back to the peer begins by itself (ha-protocol 7.8, inventory B5-04). */
public enum ReverseMirror implements Choice {
    /** As soon as the peer is back, where the lineages of the copies give a direction. */
    AUTO("auto"),
    /** After a takeover that nobody planned it waits until an operator names the source. */
    STOPPED("stopped");

    private final String text;

    ReverseMirror(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
