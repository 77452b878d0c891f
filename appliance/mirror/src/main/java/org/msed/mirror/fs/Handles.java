package org.msed.mirror.fs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.msed.platform.file.FileErrno;
import org.msed.platform.natives.ErrnoException;

/** What is open, by the number that the kernel was given for it. */
final class Handles<T> {
    private final ConcurrentHashMap<Long, T> open = new ConcurrentHashMap<>();
    private final AtomicLong next;

    /**
     * No handles.
     *
     * @param first number of the first one; no two daemons over one mount should begin alike, since
     *     the kernel keeps the numbers when one follows another
     */
    Handles(long first) {
        next = new AtomicLong(first);
    }

    long add(T what) {
        long handle = next.getAndIncrement();
        open.put(handle, what);
        return handle;
    }

    T get(long handle) throws ErrnoException {
        T what = open.get(handle);
        if (what == null) {
            throw new ErrnoException("handle " + handle, FileErrno.EBADF);
        }
        return what;
    }

    /** Null where there is none. */
    T remove(long handle) {
        return open.remove(handle);
    }

    List<T> all() {
        return new ArrayList<>(open.values());
    }
}
