package org.msed.daemon.pair;

import java.io.IOException;

/** Opens anew what was bound to a public interface that is no more. */
@FunctionalInterface
interface Reopening {

    /**
     * @throws IOException the interface is gone again
     */
    void reopen() throws IOException;
}
