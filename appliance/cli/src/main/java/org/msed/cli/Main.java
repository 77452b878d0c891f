package org.msed.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;

/** Entry of all launchers: the first argument names the command. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its code. */
    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofProcess(), arguments));
    }

    /**
     * Runs one command.
     *
     * @param arguments name of the command, then its own arguments
     * @return the exit code
     */
    static int run(Terminal terminal, String... arguments) {
        if (arguments.length == 0) {
            terminal.err().println("expected a command: " + String.join(", ", Verbs.names()));
            return ExitCode.USAGE.number();
        }
        Optional<Verb> plain = arguments.length == 1 ? Verbs.plain(arguments[0]) : Optional.empty();
        if (plain.isPresent()) {
            return call(plain.get().at(terminal));
        }
        CommandLine command = Verbs.command(arguments[0], terminal);
        command.setOut(new java.io.PrintWriter(terminal.out(), true));
        command.setErr(new java.io.PrintWriter(terminal.err(), true));
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler((e, line, result) -> failed(terminal, e));
        int code = command.execute(Arrays.copyOfRange(arguments, 1, arguments.length));
        terminal.out().flush();
        return code;
    }

    /** Without arguments there is nothing to parse, and the parser costs more than the command. */
    private static int call(Verb verb) {
        try {
            int code = verb.call();
            verb.terminal().out().flush();
            return code;
        } catch (IOException e) {
            return failed(verb.terminal(), e);
        }
    }

    private static int failed(Terminal terminal, Exception e) {
        if (e instanceof AccessDeniedException denied) {
            terminal.err().println("no permission: " + denied.getFile());
            return ExitCode.NO_PERMISSION.number();
        }
        String what = e instanceof FileSystemException ? "" : e.getClass().getSimpleName() + ": ";
        terminal.err().println(what + e.getMessage());
        return ExitCode.FAILED.number();
    }
}
