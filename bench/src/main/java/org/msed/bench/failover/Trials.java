package org.msed.bench.failover;

/** Names of the trials, equal for all contenders. */
final class Trials {
    static final String DEATH = "death of the serving node";
    static final String NIC = "loss of the public card";
    static final String SHUTDOWN = "shutdown of the serving node";
    static final String PLANNED = "planned switchover";

    private Trials() {}
}
