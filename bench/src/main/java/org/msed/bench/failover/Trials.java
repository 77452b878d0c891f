package org.msed.bench.failover;

/** Names of what is measured, equal for all contenders. */
final class Trials {
    static final String DEATH = "death of the serving node";
    static final String NIC = "loss of the public card";
    static final String SHUTDOWN = "shutdown of the serving node";
    static final String PLANNED = "planned switchover";
    static final String OWNERS = "two owners";
    static final String REPLY = "first answer";
    static final String DATA = "with data";
    static final String IDLE = "idle";

    private Trials() {}
}
