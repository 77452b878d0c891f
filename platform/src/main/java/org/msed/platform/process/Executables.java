package org.msed.platform.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Finds a program as execvp(3) would, but in the PATH of the command and with errors that name it;
 * left to the JDK or to a shell, each would look and speak differently.
 */
final class Executables {
    private Executables() {}

    /** The program's own path: relative ones count from the command's working directory. */
    static String find(Command command) throws IOException {
        String program = command.arguments().get(0);
        if (program.contains("/")) {
            Path directory = command.workingDirectory();
            Path base = directory == null ? Path.of("") : directory;
            return executable(base.resolve(program).toAbsolutePath(), program);
        }
        String search = command.environment().getOrDefault("PATH", System.getenv("PATH"));
        for (String directory : (search == null ? "" : search).split(File.pathSeparator)) {
            Path candidate = Path.of(directory, program);
            if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                return candidate.toAbsolutePath().toString();
            }
        }
        throw new NoSuchFileException(program, null, "no such program in PATH " + search);
    }

    private static String executable(Path file, String program) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(program, null, "no such program");
        }
        if (!Files.isExecutable(file)) {
            throw new AccessDeniedException(program, null, "not executable: chmod +x " + file);
        }
        return file.toString();
    }
}
