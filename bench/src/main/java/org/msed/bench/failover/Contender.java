package org.msed.bench.failover;

import java.util.List;

/** A product under test in a lab: it holds the virtual address on one of mse1 and mse2. */
interface Contender {
    /** {@return its name in the table} */
    String name();

    /** Starts it on both nodes. */
    void start();

    /** Blocks until mse1 serves and mse2 could take over at once. */
    void ready();

    /** {@return what is done to it} */
    List<Trial> trials();

    /**
     * Does a fault to mse1 that {@link #recover} heals.
     *
     * @param kind a fault of the lab
     * @param argument of it, or null
     */
    void fault(String kind, String argument);

    /** Blocks until both nodes run again after a trial. */
    void recover();

    /** Stops it on both nodes and leaves nothing of it behind. */
    void stop();

    /**
     * One way to lose or move the service.
     *
     * @param name the same for all contenders that can do it
     * @param disturb does it; the service is then to be found on mse2
     */
    record Trial(String name, Runnable disturb) {}
}
