package org.msed.mirror.stream;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The outbox's memory: records in chunks, each of which makes one frame or several; a chunk is kept
 * until the peer has confirmed all its records. Guarded by the outbox, but for the numbers of
 * bytes.
 */
final class Chunks {

    /** A whole chunk goes into one frame. */
    static final int CHUNK_BYTES = StreamPort.PAYLOAD_LIMIT - StreamCodec.CHANGES_HEADER;

    private static final int FEW = 2;

    /** Records that are ready to be sent; {@link #release} gives the memory back. */
    record Slice(ByteBuffer records, long last) {}

    private static final class Chunk {
        private final ByteBuffer bytes = ByteBuffer.allocateDirect(CHUNK_BYTES);
        private long last;
        private int sent;
        private boolean retired;
    }

    private final int limit;
    private final ArrayDeque<Chunk> used = new ArrayDeque<>();
    private final List<Chunk> free = new ArrayList<>();
    private Chunk pinned;
    private volatile long unsentBytes;
    private volatile long heldBytes;

    Chunks(long memoryBytes) {
        limit = (int) Math.max(2, memoryBytes / CHUNK_BYTES);
    }

    /**
     * Where the next record goes.
     *
     * @param bytes what it needs, at most {@link #CHUNK_BYTES}
     * @return positioned there, with at least that much room; null when the memory is full
     */
    ByteBuffer room(int bytes) {
        Chunk last = used.peekLast();
        if (last != null && last.bytes.remaining() >= bytes) {
            return last.bytes;
        }
        if (used.size() + (pinned != null && pinned.retired ? 1 : 0) >= limit) {
            return null;
        }
        Chunk chunk = free.isEmpty() ? new Chunk() : free.remove(free.size() - 1);
        used.add(chunk);
        return chunk.bytes;
    }

    /**
     * Whether a record of so many bytes needs one chunk more, while there are as many as a standby
     * needs to have something to do.
     */
    boolean grows(int bytes) {
        return used.size() >= FEW && used.getLast().bytes.remaining() < bytes;
    }

    /** How much room the chunk has to which the next record would go. */
    int left() {
        Chunk last = used.peekLast();
        return last == null ? CHUNK_BYTES : last.bytes.remaining();
    }

    /** A record was written where {@link #room} said. */
    void added(long sequence, int bytes) {
        used.getLast().last = sequence;
        unsentBytes += bytes;
        heldBytes += bytes;
    }

    /** The next records to send, or null; they stay as they are until {@link #release}. */
    Slice take() {
        for (Chunk chunk : used) {
            int end = chunk.bytes.position();
            if (chunk.sent < end) {
                Slice slice =
                        new Slice(chunk.bytes.slice(chunk.sent, end - chunk.sent), chunk.last);
                unsentBytes -= end - chunk.sent;
                chunk.sent = end;
                pinned = chunk;
                return slice;
            }
        }
        return null;
    }

    /** What {@link #take} gave is not used any more. */
    void release() {
        if (pinned != null && pinned.retired) {
            reuse(pinned);
        }
        pinned = null;
    }

    /** The peer has every sequence up to this. */
    void confirmed(long received) {
        while (!used.isEmpty() && used.peek().last <= received) {
            retire(used.poll());
        }
    }

    /** All that is kept is to be sent again. */
    void rewind() {
        unsentBytes = heldBytes;
        for (Chunk chunk : used) {
            chunk.sent = 0;
        }
    }

    /** Nothing is kept any more. */
    void clear() {
        while (!used.isEmpty()) {
            retire(used.poll());
        }
    }

    /** What waits to be sent. */
    long unsentBytes() {
        return unsentBytes;
    }

    /** What was sent and is not confirmed. */
    long unconfirmedBytes() {
        return heldBytes - unsentBytes;
    }

    /** What is kept. */
    long heldBytes() {
        return heldBytes;
    }

    private void retire(Chunk chunk) {
        heldBytes -= chunk.bytes.position();
        unsentBytes -= chunk.bytes.position() - chunk.sent;
        if (chunk == pinned) {
            chunk.retired = true;
        } else {
            reuse(chunk);
        }
    }

    private void reuse(Chunk chunk) {
        chunk.bytes.clear();
        chunk.sent = 0;
        chunk.retired = false;
        free.add(chunk);
    }
}
