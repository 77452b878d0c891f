package org.msed.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One verb: its options are picocli fields of the subclass, its work is {@link #run}. */
abstract class Verb implements Callable<Integer> {
    @Spec private CommandSpec spec;
    private Terminal terminal;

    /** Hands over the surroundings; called once, before {@link #call}. */
    final Verb at(Terminal surroundings) {
        this.terminal = surroundings;
        return this;
    }

    final Terminal terminal() {
        return terminal;
    }

    final String name() {
        return spec.name();
    }

    @Override
    public final Integer call() throws IOException {
        try {
            return code();
        } catch (CommandException e) {
            terminal.err().println(e.getMessage());
            return e.code().number();
        }
    }

    /**
     * Does the work.
     *
     * @return the exit code, one of {@link ExitCode} but for Nagios
     * @throws CommandException to end with a code and a sentence
     * @throws IOException for a file that cannot be read or written
     */
    abstract int code() throws CommandException, IOException;
}
