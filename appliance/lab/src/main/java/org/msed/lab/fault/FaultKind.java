package org.msed.lab.fault;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.msed.lab.space.LabException;

/** What can be done to a node of the lab. */
public enum FaultKind {
    /** The operator stops msed ({@code init.d/msed stop}). */
    STOP("stop", "msed is stopped by its operator", Argument.NONE),
    /** The system goes down in good order: run level 0, then the node is gone. */
    SHUTDOWN("shutdown", "the node shuts down", Argument.NONE),
    /** The daemon gets SIGKILL. */
    KILL("kill", "the daemon gets SIGKILL", Argument.NONE),
    /** The daemon gets SIGSTOP, and SIGCONT after some seconds. */
    HANG("hang", "the daemon stands still for N seconds (SIGSTOP, SIGCONT)", Argument.SECONDS),
    /** The whole node is gone at once, as after a power cut. */
    DEATH("death", "the whole node loses power", Argument.NONE),
    /** The public network card loses its carrier. */
    ETH0("eth0", "the public cable is pulled", Argument.NONE),
    /** The direct network card loses its carrier. */
    ETH1("eth1", "the direct cable is pulled", Argument.NONE),
    /** The node and its peers lose each other on every link; client and gateway stay. */
    PARTITION("partition", "the node and its peers lose each other", Argument.NONE),
    /** What the node sends to its peers is lost; the other direction stays. */
    ONE_WAY("one-way", "what the node sends to its peers is lost", Argument.NONE),
    /** A share of all packets is lost, both ways, on all links of the node. */
    LOSS("loss", "P percent of the packets are lost, both ways, on all links", Argument.PERCENT);

    /** What follows the node's name on the command line. */
    enum Argument {
        NONE,
        SECONDS,
        PERCENT
    }

    private final String word;
    private final String meaning;
    private final Argument argument;

    FaultKind(String word, String meaning, Argument argument) {
        this.word = word;
        this.meaning = meaning;
        this.argument = argument;
    }

    /** {@return the name on the command line} */
    public String word() {
        return word;
    }

    /** {@return what happens, in a few words} */
    public String meaning() {
        return meaning;
    }

    /**
     * Checks a fault's argument.
     *
     * @param given the argument, null if none was given
     * @return 0 where none is taken
     * @throws LabException naming the range
     */
    int check(String given) {
        if (argument == Argument.NONE) {
            if (given != null) {
                throw new LabException("fault " + word + " takes no argument, got " + given);
            }
            return 0;
        }
        int most = argument == Argument.PERCENT ? 100 : 3600;
        String range = argument == Argument.PERCENT ? "percent" : "seconds";
        try {
            int value = Integer.parseInt(given);
            if (value >= 1 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, with the range.
        }
        throw new LabException(
                "fault " + word + " takes 1 to " + most + " " + range + ", got " + given);
    }

    /**
     * @param word name on the command line
     * @return the kind
     * @throws LabException naming those there are
     */
    public static FaultKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new LabException(
                                        "no fault "
                                                + word
                                                + ": there are "
                                                + Arrays.stream(values())
                                                        .map(FaultKind::word)
                                                        .collect(Collectors.joining(", "))));
    }
}
