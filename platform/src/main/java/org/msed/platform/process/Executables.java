package org.msed.platform.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Checks, before a shell would say it in its own words, that a program is there. */
final class Executables {
    private Executables() {}

    static void require(Command command) throws IOException {
        String program = command.arguments().get(0);
        if (program.contains("/")) {
            Path base =
                    command.workingDirectory() == null ? Path.of("") : command.workingDirectory();
            requireExecutable(base.resolve(program), program);
            return;
        }
        String search = command.environment().getOrDefault("PATH", System.getenv("PATH"));
        for (String directory : (search == null ? "" : search).split(File.pathSeparator)) {
            Path candidate = Path.of(directory, program);
            if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                return;
            }
        }
        throw new NoSuchFileException(program, null, "no such program in PATH " + search);
    }

    private static void requireExecutable(Path file, String program) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(program, null, "no such program");
        }
        if (!Files.isExecutable(file)) {
            throw new java.nio.file.AccessDeniedException(
                    program, null, "not executable: chmod +x " + file);
        }
    }
}
