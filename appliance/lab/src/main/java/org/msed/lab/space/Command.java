package org.msed.lab.space;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A finished program.
 *
 * @param line the program and its arguments
 * @param exit its exit code
 * @param output its standard output
 * @param errors its standard error
 */
public record Command(List<String> line, int exit, String output, String errors) {

    /**
     * Runs a program to its end; blocks. What it prints goes through private files, so a daemon it
     * leaves behind cannot keep the caller waiting at a pipe.
     *
     * @param line the program and its arguments
     * @param input its whole standard input
     * @param limitSeconds after which it is killed
     * @return the result, whatever the exit code
     * @throws LabException if it cannot be started or runs into the limit
     */
    public static Command run(List<String> line, String input, long limitSeconds) {
        try {
            Path output = Files.createTempFile("msed-lab", ".out");
            Path errors = Files.createTempFile("msed-lab", ".err");
            try {
                Process process =
                        new ProcessBuilder(line)
                                .redirectOutput(output.toFile())
                                .redirectError(errors.toFile())
                                .start();
                try (var standardInput = process.getOutputStream()) {
                    standardInput.write(input.getBytes(StandardCharsets.UTF_8));
                } catch (IOException endedEarly) {
                    // A program may end without reading its input; its exit code tells.
                    process.onExit().join();
                }
                if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new LabException(
                            String.join(" ", line)
                                    + " did not end within "
                                    + limitSeconds
                                    + " s: "
                                    + Files.readString(errors));
                }
                return new Command(
                        List.copyOf(line),
                        process.exitValue(),
                        Files.readString(output),
                        Files.readString(errors));
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(String.join(" ", line), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while running " + String.join(" ", line), e);
        }
    }

    /**
     * @return this, if the program ended with 0
     * @throws LabException otherwise, with everything it printed
     */
    public Command orFail() {
        if (exit == 0) {
            return this;
        }
        throw new LabException(
                String.join(" ", line) + " ended with " + exit + "\n" + output + errors);
    }
}
