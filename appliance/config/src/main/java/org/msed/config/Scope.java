package org.msed.config;

/** The file a key belongs to. */
public enum Scope {
    /** This node: {@code base-ha-config.properties}. */
    BASE("base-ha-config.properties", Scope.SETUP),
    /**
     * One pair: {@code advance-config-<peer HM IP>.properties}, equal on both nodes but for the
     * peer.
     */
    ADVANCE("advance-config-<peer HM IP>.properties", Scope.SETUP),
    /** One mirrored directory: a file per dataset in {@code datasets.d/}, equal on both nodes. */
    DATASET(
            "datasets.d/<name>.properties",
            "edit the file on both nodes, then init.d/msed restart; or msectl dataset remove"),
    /** This process: {@code msed.properties}. Never timing or policy of a pair. */
    TUNING("msed.properties", "edit msed.properties, then init.d/msed restart"),
    /**
     * What a pair keeps to itself: {@code secrets/peer-<peer HM IP>.key}, never a properties file.
     */
    SECRET("secrets/peer-<peer HM IP>.key", Scope.SETUP),
    /** Names and numbers of the product as shown: {@code branding.properties}. */
    BRANDING("branding.properties", "edit branding.properties, then init.d/msed restart");

    private static final String SETUP = "setup/setup.sh --answers FILE --non-interactive";

    private final String fileName;
    private final String mendingCommand;

    Scope(String fileName, String mendingCommand) {
        this.fileName = fileName;
        this.mendingCommand = mendingCommand;
    }

    /** File name inside {@code MSE_ETC}; for a pair with a placeholder for the peer's address. */
    public String fileName() {
        return fileName;
    }

    /** What an operator does to change a value of this file. */
    public String mendingCommand() {
        return mendingCommand;
    }
}
