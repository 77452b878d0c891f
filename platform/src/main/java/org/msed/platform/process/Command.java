package org.msed.platform.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to run.
 *
 * @param arguments the program and its arguments, passed on as they are; the program is looked up
 *     in PATH when it has no slash
 * @param environment added to, or in place of, what this process has
 * @param workingDirectory null for that of this process
 * @param limitMillis how long it may take, above 0
 * @param outputCapBytes how much of each of its two outputs is kept, 0 or above
 */
public record Command(
        List<String> arguments,
        Map<String, String> environment,
        Path workingDirectory,
        long limitMillis,
        int outputCapBytes) {
    /** What is kept of each output unless said otherwise. */
    public static final int DEFAULT_OUTPUT_CAP_BYTES = 64 * 1024;

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException no program, or a number out of range
     */
    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        if (arguments.isEmpty() || arguments.get(0).isEmpty()) {
            throw new IllegalArgumentException("command needs a program");
        }
        if (limitMillis < 1) {
            throw new IllegalArgumentException(
                    "limit must be 1 ms or more, got " + limitMillis + " ms");
        }
        if (outputCapBytes < 0) {
            throw new IllegalArgumentException(
                    "output cap must be 0 bytes or more, got " + outputCapBytes);
        }
    }

    /**
     * A command in this process's environment and directory, with the default cap.
     *
     * @param limitMillis how long it may take
     * @param arguments the program and its arguments
     * @return the command
     */
    public static Command of(long limitMillis, String... arguments) {
        return new Command(
                List.of(arguments), Map.of(), null, limitMillis, DEFAULT_OUTPUT_CAP_BYTES);
    }
}
