package org.msed.platform.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds processes by a variable that they inherited, proc(5) environ. */
final class MarkedProcesses {
    private MarkedProcesses() {}

    /**
     * The processes whose environment carries the mark.
     *
     * @param variable its name
     * @param value its value
     * @return their ids; those of other users cannot be read and are not ours
     */
    static List<Long> find(String variable, String value) throws IOException {
        byte[] wanted = (variable + "=" + value).getBytes(StandardCharsets.UTF_8);
        List<Long> found = new ArrayList<>();
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                String name = entry.getFileName().toString();
                if (isNumber(name) && carries(entry.resolve("environ"), wanted)) {
                    found.add(Long.parseLong(name));
                }
            }
        }
        return found;
    }

    private static boolean isNumber(String name) {
        return name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean carries(Path environ, byte[] wanted) {
        try {
            return contains(KernelFiles.bytes(environ), wanted);
        } catch (IOException e) {
            // Ended meanwhile, or of another user.
            return false;
        }
    }

    /** Whether one of the entries, each closed by a zero, equals the wanted one. */
    static boolean contains(byte[] environ, byte[] wanted) {
        int start = 0;
        for (int at = 0; at <= environ.length; at++) {
            if (at == environ.length || environ[at] == 0) {
                if (java.util.Arrays.equals(environ, start, at, wanted, 0, wanted.length)) {
                    return true;
                }
                start = at + 1;
            }
        }
        return false;
    }
}
