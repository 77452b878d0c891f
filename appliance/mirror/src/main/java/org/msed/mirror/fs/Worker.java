package org.msed.mirror.fs;

import org.msed.platform.file.StatusBuffer;
import org.msed.platform.file.ThreadCredentials;
import org.msed.platform.natives.ErrnoException;

/** What one worker thread keeps for itself. */
final class Worker {
    private static final ThreadLocal<Worker> OF_THREAD = ThreadLocal.withInitial(Worker::new);

    /** What the last question about a file found. */
    final StatusBuffer status = new StatusBuffer();

    private ThreadCredentials credentials;

    private Worker() {}

    static Worker current() {
        return OF_THREAD.get();
    }

    /** As whom this thread makes files; from the first call on it has an umask of its own. */
    ThreadCredentials credentials() throws ErrnoException {
        if (credentials == null) {
            credentials = ThreadCredentials.ofThisThread();
        }
        return credentials;
    }
}
