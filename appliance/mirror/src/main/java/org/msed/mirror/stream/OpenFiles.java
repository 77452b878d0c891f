package org.msed.mirror.stream;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the descriptors of the files used last, up to a number of files. */
final class OpenFiles {

    /** So many files can be in use in one change, with a margin. */
    private static final int LEAST = 8;

    private final int limit;
    private final Map<BoundFile, Boolean> files = new LinkedHashMap<>(64, 0.75f, true);

    OpenFiles(int limit) {
        this.limit = Math.max(LEAST, limit);
    }

    /** This file is used now; the one that was not for the longest time may be closed. */
    void use(BoundFile file) {
        files.put(file, true);
        if (files.size() > limit) {
            Iterator<BoundFile> eldest = files.keySet().iterator();
            eldest.next().shrink();
            eldest.remove();
        }
    }

    void forget(BoundFile file) {
        files.remove(file);
    }
}
