package org.msed.daemon.address;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.function.Consumer;

/**
 * A socket that is bound to an interface. Such a socket stays deaf and dumb when the interface is
 * deleted and made again under the same name, so it is opened anew then. Any thread may call.
 *
 * @param <S> the socket, which ends a waiting reader with {@link ClosedChannelException} when it is
 *     closed
 */
public final class CardSocket<S> implements AutoCloseable {

    private final Opener<S> opener;
    private final Consumer<S> closer;
    private volatile S socket;
    private volatile boolean closed;

    /** Opens the socket on the interface that has the name now. */
    @FunctionalInterface
    public interface Opener<S> {

        /**
         * @throws IOException no such interface, or no permission
         */
        S open() throws IOException;
    }

    /** Something that uses the socket once. */
    @FunctionalInterface
    public interface Use<S> {

        /**
         * @throws IOException as the socket's methods
         */
        void with(S socket) throws IOException;
    }

    /**
     * Opens the socket for the first time.
     *
     * @param closer closes one
     * @throws IOException as the opener
     */
    public CardSocket(Opener<S> opener, Consumer<S> closer) throws IOException {
        this.opener = opener;
        this.closer = closer;
        this.socket = opener.open();
    }

    /** The socket now; it may be closed by the time that it is used. */
    public S now() {
        return socket;
    }

    /**
     * Opens it anew and closes the old one. After {@link #close} nothing happens.
     *
     * @throws IOException as the opener; the old one stays
     */
    public synchronized void reopen() throws IOException {
        if (closed) {
            return;
        }
        S old = socket;
        socket = opener.open();
        closer.accept(old);
    }

    /**
     * Hands a reader's one step the socket; when it was replaced meanwhile the step just ends.
     *
     * @return false when nothing is to be read any more
     * @throws IOException as the step
     */
    public boolean read(Use<S> step) throws IOException {
        S from = socket;
        try {
            step.with(from);
            return true;
        } catch (ClosedChannelException e) {
            if (closed) {
                return false;
            }
            if (from == socket) {
                throw e;
            }
            return true;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        closer.accept(socket);
    }
}
