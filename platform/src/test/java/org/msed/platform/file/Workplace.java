package org.msed.platform.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.function.Executable;
import org.msed.platform.natives.ErrnoException;

/** Short words for the tests of this package. */
final class Workplace {
    static final int DIRECTORY = OpenFlags.O_DIRECTORY;
    static final int CREATE = OpenFlags.O_RDWR | OpenFlags.O_CREAT;

    private Workplace() {}

    static Descriptor open(Path directory) throws ErrnoException {
        return Descriptor.open(bytes(directory.toString()), DIRECTORY);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static ByteBuffer direct(String text) {
        byte[] bytes = bytes(text);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    static void assertErrno(int errno, Executable body) {
        assertEquals(errno, assertThrows(ErrnoException.class, body).errno());
    }
}
