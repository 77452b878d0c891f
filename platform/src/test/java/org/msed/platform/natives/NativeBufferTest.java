package org.msed.platform.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class NativeBufferTest {
    @Test
    void pagesBeginAtAPage() {
        NativeBuffer buffer = NativeBuffer.allocatePages(8192);
        assertEquals(0, buffer.address() % 4096);
        assertEquals(8192, buffer.bytes().capacity());
    }

    @Test
    void addressOfAViewIsThatOfItsPosition() {
        NativeBuffer buffer = NativeBuffer.allocate(64);
        ByteBuffer view = buffer.bytes().duplicate().position(24);
        assertEquals(buffer.address() + 24, NativeBuffer.addressOf(view));
        assertEquals(buffer.address() + 24, NativeBuffer.addressOf(view.slice()));
    }

    @Test
    void bufferOnTheHeapIsRefused() {
        ByteBuffer heap = ByteBuffer.allocate(8);
        assertThrows(IllegalArgumentException.class, () -> NativeBuffer.addressOf(heap));
    }
}
