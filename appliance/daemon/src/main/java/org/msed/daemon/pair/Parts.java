package org.msed.daemon.pair;

import java.util.Deque;
import java.util.function.Consumer;

/** Things that are closed in the reverse order of their making. */
public final class Parts {

    private Parts() {}

    /**
     * Closes all, the last one made first, each whatever became of the others.
     *
     * @param parts the newest first; empty on return
     * @param failed told what could not be closed
     */
    public static void closeAll(Deque<AutoCloseable> parts, Consumer<Exception> failed) {
        while (!parts.isEmpty()) {
            close(parts.pop(), failed);
        }
    }

    private static void close(AutoCloseable part, Consumer<Exception> failed) {
        try {
            part.close();
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            failed.accept(e);
        }
    }
}
