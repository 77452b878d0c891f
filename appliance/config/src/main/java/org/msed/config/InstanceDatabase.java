package org.msed.config;

/** The database that a pairing brings along for its applications. */
public enum InstanceDatabase implements Choice {
    /** No database is run. */
    NONE("none", true),
    /** A Derby network server. Not in this version. */
    DERBY("derby", false);

    private final String text;
    private final boolean inThisVersion;

    InstanceDatabase(String text, boolean inThisVersion) {
        this.text = text;
        this.inThisVersion = inThisVersion;
    }

    @Override
    public String text() {
        return text;
    }

    /** False for a value that a configuration is refused for. */
    public boolean inThisVersion() {
        return inThisVersion;
    }
}
