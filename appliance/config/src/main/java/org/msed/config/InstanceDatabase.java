package org.msed.config;

/** The database that a pairing brings along for its applications (design D9). */
public enum InstanceDatabase implements Choice {
    /** No database is run. */
    NONE("none"),
    /** A Derby network server, its files in a mirrored directory. */
    DERBY("derby");

    private final String text;

    InstanceDatabase(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
