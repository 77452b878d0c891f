package org.msed.platform.natives;

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
