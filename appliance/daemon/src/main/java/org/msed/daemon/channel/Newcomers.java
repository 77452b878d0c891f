package org.msed.daemon.channel;

import java.io.IOException;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections that have not proved themselves: few, and not for long. When there are too many the
 * oldest goes, since a peer proves itself within milliseconds. Thread-safe.
 */
final class Newcomers {

    static final int LIMIT = 16;

    private static final Logger LOG = LoggerFactory.getLogger(Newcomers.class);
    static final int LIMIT_MILLIS = 2_000;
    private static final long LIMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(LIMIT_MILLIS);

    private final Map<Socket, Long> sinceNanos = new LinkedHashMap<>();

    synchronized boolean isEmpty() {
        return sinceNanos.isEmpty();
    }

    synchronized int count() {
        return sinceNanos.size();
    }

    synchronized void add(Socket socket) {
        if (sinceNanos.size() == LIMIT) {
            Socket oldest = sinceNanos.keySet().iterator().next();
            sinceNanos.remove(oldest);
            drop(oldest);
        }
        sinceNanos.put(socket, System.nanoTime());
    }

    /** It proved itself, or failed to; whether it was still waited for. */
    synchronized boolean remove(Socket socket) {
        return sinceNanos.remove(socket) != null;
    }

    /** Drops those that took too long. */
    synchronized void expire() {
        long now = System.nanoTime();
        sinceNanos
                .entrySet()
                .removeIf(
                        entry -> {
                            boolean late = now - entry.getValue() > LIMIT_NANOS;
                            if (late) {
                                drop(entry.getKey());
                            }
                            return late;
                        });
    }

    synchronized void close() {
        sinceNanos.keySet().forEach(Newcomers::drop);
        sinceNanos.clear();
    }

    /** Closes at once and says nothing. */
    static void drop(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            LOG.debug("dropping a connection: {}", e.toString());
        }
    }
}
