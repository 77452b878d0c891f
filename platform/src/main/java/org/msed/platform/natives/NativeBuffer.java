package org.msed.platform.natives;

import com.kenai.jffi.MemoryIO;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/**
 * Memory outside the heap that system calls read and write, in the processor's byte order.
 *
 * <p>Allocated once by the owner and used again for every call. Not safe for several threads. The
 * memory lives as long as this object: calls keep a reference to it while they run.
 */
public final class NativeBuffer {
    private static final int PAGE_BYTES = 4096;

    private final ByteBuffer bytes;
    private final long address;

    private NativeBuffer(ByteBuffer bytes) {
        this.bytes = bytes;
        this.address = Pointer.wrap(Runtime.getSystemRuntime(), bytes).address();
    }

    /**
     * Allocates zeroed memory.
     *
     * @param capacityBytes at least 1
     * @return a buffer with position 0 and limit at its capacity
     */
    public static NativeBuffer allocate(int capacityBytes) {
        return new NativeBuffer(
                ByteBuffer.allocateDirect(capacityBytes).order(ByteOrder.nativeOrder()));
    }

    /**
     * Allocates zeroed memory that begins at a page, as direct transfers and page caches like it.
     *
     * @param capacityBytes at least 1
     * @return a buffer with position 0 and limit at its capacity
     */
    public static NativeBuffer allocatePages(int capacityBytes) {
        ByteBuffer room = ByteBuffer.allocateDirect(capacityBytes + PAGE_BYTES);
        int from = PAGE_BYTES - (int) (addressOf(room) % PAGE_BYTES);
        ByteBuffer pages = room.slice(from % PAGE_BYTES, capacityBytes);
        return new NativeBuffer(pages.order(ByteOrder.nativeOrder()));
    }

    /**
     * Where the byte at a buffer's position lies. Stays true while the caller keeps the buffer.
     *
     * @param direct a direct buffer, of this class or any other
     */
    static long addressOf(ByteBuffer direct) {
        if (!direct.isDirect()) {
            throw new IllegalArgumentException("a system call needs a direct buffer");
        }
        return MemoryIO.getInstance().getDirectBufferAddress(direct) + direct.position();
    }

    /**
     * The bytes. The same object each time, so its position and limit are shared.
     *
     * @return a direct buffer in native order
     */
    public ByteBuffer bytes() {
        return bytes;
    }

    long address() {
        return address;
    }
}
