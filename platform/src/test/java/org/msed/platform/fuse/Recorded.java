package org.msed.platform.fuse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Requests that a kernel sent, by name; the file says which kernel. */
final class Recorded {
    private static final Map<String, byte[]> REQUESTS = read();

    private Recorded() {}

    private static Map<String, byte[]> read() {
        Map<String, byte[]> requests = new LinkedHashMap<>();
        try (InputStream in = Recorded.class.getResourceAsStream("/captured/fuse-requests.hex")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(words -> requests.put(words[0], HexFormat.of().parseHex(words[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return requests;
    }

    /** All of them, in the order in which they came. */
    static Map<String, byte[]> all() {
        return REQUESTS;
    }

    /** A copy of one, for example {@code SETATTR.2}. */
    static byte[] request(String name) {
        return REQUESTS.get(name).clone();
    }
}
