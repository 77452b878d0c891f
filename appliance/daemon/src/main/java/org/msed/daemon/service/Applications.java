package org.msed.daemon.service;

/** The applications of a pair. Called on the loop; only begins what takes time (design D15). */
public interface Applications {

    /** Starts them; answered by ApplicationsUp or ApplicationFailed. */
    void start();

    /**
     * Stops them; answered by ApplicationsDown.
     *
     * @param limitNanos after which they are killed
     */
    void stop(long limitNanos);
}
