package org.msed.platform.captured;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Bytes that other programs sent; each file says which program and version. */
public final class Captured {
    private Captured() {}

    /** The bytes of {@code /captured/<name>.hex}; lines that begin with # are its origin. */
    public static byte[] bytes(String name) {
        try (InputStream in = Captured.class.getResourceAsStream("/captured/" + name + ".hex")) {
            String hex =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .collect(Collectors.joining());
            return HexFormat.of().parseHex(hex);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same as a buffer in native order. */
    public static ByteBuffer buffer(String name) {
        return ByteBuffer.wrap(bytes(name)).order(ByteOrder.nativeOrder());
    }

    /** What was written into a buffer, for comparing in hexadecimal. */
    public static String hex(ByteBuffer written) {
        byte[] bytes = new byte[written.position()];
        written.get(0, bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Captured bytes in hexadecimal. */
    public static String hex(String name) {
        return HexFormat.of().formatHex(bytes(name));
    }
}
