package org.msed.platform.file;

import org.msed.platform.natives.ErrnoException;
import org.msed.platform.natives.NativeFiles;
import org.msed.platform.natives.WorkerThread;

/**
 * As whom the calling thread makes files: setfsuid(2), setfsgid(2), umask(2). Belongs to one thread
 * and is used by it alone; capabilities stay, so that no permission is checked here a second time.
 */
public final class ThreadCredentials {
    private static final int NOBODY = -1;

    private final int ownUid = NativeFiles.C.setfsuid(NOBODY);
    private final int ownGid = NativeFiles.C.setfsgid(NOBODY);
    private boolean changed;

    private ThreadCredentials() {}

    /**
     * Takes the calling thread out of the process's umask and working directory, sets its umask to
     * 0, and lets it change its user without losing capabilities. There is no way back, so call it
     * on a thread of its own.
     *
     * @return to be used on this thread only
     * @throws ErrnoException EPERM without CAP_SETPCAP
     */
    public static ThreadCredentials ofThisThread() throws ErrnoException {
        WorkerThread.actForOthers();
        return new ThreadCredentials();
    }

    /**
     * From now on files are made for this user, until {@link #restore}.
     *
     * @param uid user id
     * @param gid group id
     * @param umask of the user
     * @throws ErrnoException EOVERFLOW: the id means nobody in this user namespace, and nothing is
     *     changed
     */
    public void assume(int uid, int gid, int umask) throws ErrnoException {
        changed = true;
        NativeFiles.C.umask(umask);
        if (gid != ownGid) {
            NativeFiles.C.setfsgid(gid);
        }
        if (uid != ownUid) {
            NativeFiles.C.setfsuid(uid);
        }
        boolean refused =
                gid != ownGid && NativeFiles.C.setfsgid(NOBODY) != gid
                        || uid != ownUid && NativeFiles.C.setfsuid(NOBODY) != uid;
        if (refused) {
            restore();
            throw new ErrnoException("setfsuid(" + uid + ":" + gid + ")", FileErrno.EOVERFLOW);
        }
    }

    /** The thread's own user, group and umask 0 again. Does nothing where nothing was assumed. */
    public void restore() {
        if (changed) {
            changed = false;
            NativeFiles.C.setfsuid(ownUid);
            NativeFiles.C.setfsgid(ownGid);
            NativeFiles.C.umask(0);
        }
    }
}
