package org.msed.mirror.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The connections of a pair within one process: two {@link Transport}s that hear each other on
 * several links. A link can be cut, which loses what was not delivered yet, healed and delayed.
 * Each end reads each link with a thread of its own, as the pair channel does. All links are cut at
 * first: open both ends' ports, then {@link #heal}.
 */
public final class MemoryLinks implements AutoCloseable {

    /** What a link holds before its sender blocks, about as much as a socket. */
    private static final int HELD_LIMIT_BYTES = 4 << 20;

    private final End holder;
    private final End standby;

    /** Two ends with this many links between them. */
    public MemoryLinks(int links) {
        holder = new End(links, "holder");
        standby = new End(links, "standby");
        for (int link = 0; link < links; link++) {
            holder.peers.add(standby.inbound.get(link));
            standby.peers.add(holder.inbound.get(link));
        }
    }

    /** One end. */
    public Transport holder() {
        return holder;
    }

    /** The other end. */
    public Transport standby() {
        return standby;
    }

    /** Connects the link; does nothing when it is. */
    public void heal(int link) {
        synchronized (holder.inbound.get(link)) {
            standby.inbound.get(link).connect();
            holder.inbound.get(link).connect();
        }
    }

    /** Connects every link. */
    public void healAll() {
        for (int link = 0; link < holder.links(); link++) {
            heal(link);
        }
    }

    /** Cuts the link: what was not delivered is lost, blocked senders fail. */
    public void cut(int link) {
        synchronized (holder.inbound.get(link)) {
            standby.inbound.get(link).disconnect("cut");
            holder.inbound.get(link).disconnect("cut");
        }
    }

    /** From now on each frame of the link arrives this much later, in both directions. */
    public void delayNanos(int link, long nanos) {
        holder.inbound.get(link).delayNanos = nanos;
        standby.inbound.get(link).delayNanos = nanos;
    }

    /** Ends the reading threads; nothing is delivered any more. */
    @Override
    public void close() {
        holder.inbound.forEach(Inbound::close);
        standby.inbound.forEach(Inbound::close);
    }

    private static final class End implements Transport {
        private final List<Inbound> inbound = new ArrayList<>();
        private final List<Inbound> peers = new ArrayList<>();

        End(int links, String name) {
            for (int link = 0; link < links; link++) {
                inbound.add(new Inbound(link, name));
            }
        }

        @Override
        public int links() {
            return inbound.size();
        }

        @Override
        public boolean connected(int link) {
            return inbound.get(link).isConnected();
        }

        @Override
        public void send(int link, ByteBuffer... parts) throws IOException {
            peers.get(link).put(joined(parts));
        }

        @Override
        public void receiver(Receiver receiver) {
            inbound.forEach(each -> each.open(receiver));
        }

        private static ByteBuffer joined(ByteBuffer... parts) {
            int length = 0;
            for (ByteBuffer part : parts) {
                length += part.remaining();
            }
            if (length > FRAME_LIMIT) {
                throw new IllegalArgumentException("a frame of " + length + " bytes");
            }
            ByteBuffer frame = ByteBuffer.allocate(length);
            for (ByteBuffer part : parts) {
                frame.put(part);
            }
            return frame.flip();
        }
    }

    /** What one end will hear on one link, in order. */
    private static final class Inbound implements Runnable {
        private record Item(long dueNanos, int bytes, Runnable delivery) {}

        private final int link;
        private final Thread thread;
        private final ArrayDeque<Item> items = new ArrayDeque<>();
        private int heldBytes;
        private boolean connected;
        private boolean closed;
        private Transport.Receiver receiver;
        private volatile long delayNanos;

        Inbound(int link, String name) {
            this.link = link;
            this.thread = new Thread(this, name + "-reads-link-" + link);
            thread.setDaemon(true);
        }

        synchronized void open(Transport.Receiver to) {
            receiver = to;
            thread.start();
        }

        synchronized boolean isConnected() {
            return connected;
        }

        synchronized void connect() {
            if (!connected) {
                connected = true;
                add(0, () -> receiver.connected(link));
            }
        }

        synchronized void disconnect(String cause) {
            if (connected) {
                connected = false;
                items.removeIf(item -> item.bytes > 0);
                heldBytes = 0;
                add(0, () -> receiver.disconnected(link, cause));
            }
        }

        synchronized void close() {
            closed = true;
            notifyAll();
        }

        synchronized void put(ByteBuffer frame) throws IOException {
            while (connected && !closed && heldBytes >= HELD_LIMIT_BYTES) {
                awaitChange();
            }
            if (!connected || closed) {
                throw new IOException("link " + link + " is not connected");
            }
            heldBytes += frame.remaining();
            add(frame.remaining(), () -> receiver.received(link, frame));
        }

        private void add(int bytes, Runnable delivery) {
            items.add(new Item(System.nanoTime() + delayNanos, bytes, delivery));
            notifyAll();
        }

        @Override
        public void run() {
            for (Item item = next(); item != null; item = next()) {
                item.delivery.run();
            }
        }

        private synchronized Item next() {
            while (true) {
                while (items.isEmpty() && !closed) {
                    awaitChange();
                }
                if (closed) {
                    return null;
                }
                long wait = items.peek().dueNanos - System.nanoTime();
                if (wait <= 0) {
                    break;
                }
                awaitChange(wait);
            }
            Item item = items.remove();
            heldBytes = Math.max(0, heldBytes - item.bytes);
            notifyAll();
            return item;
        }

        private void awaitChange() {
            awaitChange(0);
        }

        private void awaitChange(long nanos) {
            try {
                wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
            } catch (InterruptedException e) {
                closed = true;
                Thread.currentThread().interrupt();
            }
        }
    }
}
