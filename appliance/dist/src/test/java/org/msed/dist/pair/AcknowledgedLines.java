package org.msed.dist.pair;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Runs in a node: appends numbered lines to a file, flushes each, and says on standard output which
 * are acknowledged. Ends with 1 when the file can no longer be written.
 */
final class AcknowledgedLines {

    private AcknowledgedLines() {}

    /**
     * @param arguments the file, and the word that begins every line
     */
    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        try (FileChannel lines =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int number = 1; ; number++) {
                byte[] line = (arguments[1] + " " + number + "\n").getBytes(StandardCharsets.UTF_8);
                lines.write(ByteBuffer.wrap(line));
                lines.force(true);
                System.out.write(line, 0, line.length);
                System.out.flush();
            }
        } catch (IOException e) {
            System.err.println(e);
            System.exit(1);
        }
    }
}
