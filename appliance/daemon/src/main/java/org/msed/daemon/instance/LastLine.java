package org.msed.daemon.instance;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a process said last in its log. */
final class LastLine {
    private static final int MOST_BYTES = 4096;
    private static final int MOST_CHARS = 300;

    private LastLine() {}

    /**
     * The last line that is more than blanks and rules.
     *
     * @param fromBytes where the log of this process begins
     * @return empty when it said nothing
     */
    static String of(Path log, long fromBytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long begin = Math.max(fromBytes, file.length() - MOST_BYTES);
            byte[] bytes = new byte[(int) Math.max(0, file.length() - begin)];
            file.seek(begin);
            file.readFully(bytes);
            String last =
                    new String(bytes, StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.chars().anyMatch(Character::isLetter))
                            .reduce("", (before, line) -> line.strip());
            return last.substring(0, Math.min(last.length(), MOST_CHARS));
        }
    }
}
