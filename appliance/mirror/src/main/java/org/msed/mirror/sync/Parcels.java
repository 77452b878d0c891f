package org.msed.mirror.sync;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Copies of messages that wait to be worked off, in direct buffers since they go to disk. Large
 * ones are used again: how many there are is bounded by what the source may send ahead.
 */
final class Parcels {
    private static final int LARGE_BYTES = 32 << 10;

    private final ConcurrentLinkedQueue<ByteBuffer> free = new ConcurrentLinkedQueue<>();

    /** A message; its bytes lie in a direct buffer if it is large. */
    record Parcel(ByteBuffer bytes, ByteBuffer room) {}

    Parcel copy(ByteBuffer message) {
        if (message.remaining() < LARGE_BYTES) {
            ByteBuffer bytes = ByteBuffer.allocate(message.remaining()).put(message).flip();
            return new Parcel(bytes, null);
        }
        ByteBuffer room = free.poll();
        if (room == null || room.capacity() < message.remaining()) {
            room = ByteBuffer.allocateDirect(Wire.MESSAGE_LIMIT + 64);
        }
        room.clear().put(message).flip();
        return new Parcel(room.duplicate(), room);
    }

    void giveBack(Parcel parcel) {
        if (parcel.room() != null) {
            free.add(parcel.room());
        }
    }
}
