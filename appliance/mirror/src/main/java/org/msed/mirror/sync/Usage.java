package org.msed.mirror.sync;

import java.util.Set;
import org.msed.platform.natives.ErrnoException;

/** How much disk a dataset takes up. */
public final class Usage {
    private Usage() {}

    /**
     * Walks through all of it; blocks, and long where it is large. What changes meanwhile may be
     * missed.
     *
     * @return bytes of disk that its mirrored files take, each once however many names it has
     * @throws ErrnoException a directory cannot be read
     */
    public static long bytes(SyncDataset dataset) throws ErrnoException {
        return Walk.through(dataset, Set.of(), true).allocatedBytes();
    }
}
