package org.msed.platform.fuse;

/** Hears of what a server cannot tell anybody else. Called on its workers; must not block. */
public interface FuseListener {
    /**
     * A handler threw something other than an errno, or the kernel sent something unreadable; the
     * request was answered with EIO.
     *
     * @param request the operation, node and caller
     * @param cause what was thrown
     */
    void requestFailed(String request, Throwable cause);

    /**
     * A worker cannot go on; the others do.
     *
     * @param cause the device's error, or a failure of this machine
     */
    void workerFailed(Throwable cause);
}
