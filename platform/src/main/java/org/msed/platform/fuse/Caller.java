package org.msed.platform.fuse;

/**
 * Who asks, and under which number. One object a worker, filled anew for each request: valid only
 * until the handler's method returns.
 */
public final class Caller {
    /** Set by the kernel in the number of a request it sends again (FUSE_UNIQUE_RESEND). */
    private static final long RESENT = 1L << 63;

    /** Read by the worker that receives an INTERRUPT. */
    private volatile long request;

    /** The request that was interrupted, so that a late interrupt never meets the next one. */
    private volatile long interrupted;

    private int uid;
    private int gid;
    private int pid;

    /** A caller to be filled by {@link #set}; the library makes its own, tests may too. */
    public Caller() {}

    /**
     * Fills the caller.
     *
     * @param request number of the request, as the kernel sent it
     * @param uid user id
     * @param gid group id
     * @param pid process id
     * @return this
     */
    public Caller set(long request, int uid, int gid, int pid) {
        this.uid = uid;
        this.gid = gid;
        this.pid = pid;
        this.request = request;
        return this;
    }

    /**
     * The number of the request, the same when it is sent again.
     *
     * @return unique among the requests under way
     */
    public long request() {
        return number(request);
    }

    /**
     * Whether the kernel sends the request again (NOTIFY_RESEND): an earlier server may have
     * carried it out without answering.
     *
     * @return true after a take-over only
     */
    public boolean isResent() {
        return (request & RESENT) != 0;
    }

    /**
     * The file system user id of the calling thread, in the user namespace of the mount.
     *
     * @return the id; -1 (4294967295) where it has none in that namespace
     */
    public int uid() {
        return uid;
    }

    /**
     * The file system group id of the calling thread, in the user namespace of the mount. Its
     * supplementary groups are not told (they stand in /proc/PID/status).
     *
     * @return the id; -1 where it has none in that namespace
     */
    public int gid() {
        return gid;
    }

    /**
     * The calling thread, in the pid namespace of the mount.
     *
     * @return its id; 0 for the kernel's own requests (forget, write-back of mapped pages)
     */
    public int pid() {
        return pid;
    }

    /**
     * Whether the caller no longer waits (a fatal signal, or any signal during an interruptible
     * call). A handler that waits long may end early with EINTR; it need not.
     *
     * @return true from the moment on that the kernel said so
     */
    public boolean isInterrupted() {
        return interrupted == request && request != 0;
    }

    /** The number without the mark of a resent request. */
    static long number(long wireRequest) {
        return wireRequest & ~RESENT;
    }

    /** The number with the mark of a resent request, as the answer must carry it. */
    long wireRequest() {
        return request;
    }

    /** The request is answered: an interrupt of it finds nobody. */
    void done() {
        request = 0;
    }

    /** Marks the request, if it is the one under way here. */
    boolean interrupt(long wireRequest) {
        if (request != wireRequest) {
            return false;
        }
        interrupted = wireRequest;
        return true;
    }
}
