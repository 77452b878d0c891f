package org.msed.config;

/** What an {@code fsync} in a dataset waits for (design D17). */
public enum DatasetMode implements Choice {
    /** Both disks. */
    SYNC("sync"),
    /** The own disk and the peer's memory. */
    RECEIVE("receive"),
    /** The own disk alone; the peer follows within bounds. */
    ASYNC("async");

    private final String text;

    DatasetMode(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
