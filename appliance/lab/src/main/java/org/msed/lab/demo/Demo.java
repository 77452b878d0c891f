package org.msed.lab.demo;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.msed.lab.space.LabException;
import org.msed.lab.story.Story;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Entry point behind {@code ./demo} and {@code msectl demo}. Exit codes: 0 done, 1 failed, 2 usage.
 */
@Command(
        name = "demo",
        description = "A laboratory of nodes on this machine. Without a verb it tells a story.",
        subcommands = {
            UpVerb.class,
            StatusVerb.class,
            FaultVerb.class,
            HealVerb.class,
            DownVerb.class
        })
public final class Demo implements Callable<Integer> {
    private static final String PROGRAM_PROPERTY = "msed.home";

    @Option(
            names = "--name",
            paramLabel = "LAB",
            defaultValue = "story",
            description = "name of the story's lab (default: ${DEFAULT-VALUE})")
    private String lab;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this")
    private boolean help;

    private Demo() {}

    @Override
    public Integer call() {
        return new Story(System.out).tell(lab, program()) ? 0 : 1;
    }

    /**
     * @param arguments a verb with its options and arguments
     */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Demo());
        line.setExecutionExceptionHandler(
                (exception, command, parsed) -> {
                    if (exception instanceof LabException) {
                        System.err.println("demo: " + exception.getMessage());
                        return 1;
                    }
                    throw exception;
                });
        System.exit(line.execute(arguments));
    }

    /** {@return the runnable tree this lab runs, as the launcher said} */
    static Path program() {
        String home = System.getProperty(PROGRAM_PROPERTY);
        if (home == null) {
            throw new LabException(
                    "system property " + PROGRAM_PROPERTY + " is not set: start with ./demo");
        }
        return Path.of(home);
    }
}
