package org.msed.daemon.channel;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who takes the frames of a pair and who is told of its connections. Thread-safe. */
final class Services {

    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    private final AtomicReferenceArray<FrameHandler> handlers =
            new AtomicReferenceArray<>(Service.COUNT);
    private final List<ChannelListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong ignored = new AtomicLong();

    void register(Service service, FrameHandler handler) {
        if (!handlers.compareAndSet(service.code(), null, handler)) {
            throw new IllegalStateException(service + " has a handler already");
        }
    }

    void listen(ChannelListener listener) {
        listeners.add(listener);
    }

    void up(int link) {
        tell(listener -> listener.up(link));
    }

    void down(int link, String cause) {
        tell(listener -> listener.down(link, cause));
    }

    /** One listener's failure must not leave the link, or another listener, behind. */
    private void tell(Consumer<ChannelListener> what) {
        for (ChannelListener listener : listeners) {
            try {
                what.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("a listener of the pair channel failed", e);
            }
        }
    }

    void received(int link, FrameHeader header, ByteBuffer payload) {
        FrameHandler handler =
                header.known() && header.service() < Service.COUNT
                        ? handlers.get(header.service())
                        : null;
        if (handler == null) {
            ignored.incrementAndGet();
        } else {
            handler.received(link, payload);
        }
    }

    /** Frames of a version or service that nobody here takes. */
    long ignored() {
        return ignored.get();
    }
}
