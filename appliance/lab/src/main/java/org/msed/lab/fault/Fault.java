package org.msed.lab.fault;

import org.msed.lab.space.LabException;

/**
 * A fault that stands.
 *
 * @param kind what
 * @param node the node's name
 * @param argument seconds or percent, 0 where the kind takes none
 */
public record Fault(FaultKind kind, String node, int argument) {

    /**
     * Reads a fault from the command line.
     *
     * @param word the kind's name
     * @param node the node's name
     * @param argument null if none was given
     * @return the fault
     * @throws LabException naming what is wrong
     */
    public static Fault of(String word, String node, String argument) {
        FaultKind kind = FaultKind.of(word);
        return new Fault(kind, node, kind.check(argument));
    }

    /** {@return one line, as on the command line} */
    @Override
    public String toString() {
        return kind.word() + " " + node + (argument == 0 ? "" : " " + argument);
    }

    static Fault parse(String line) {
        String[] words = line.split(" ");
        return of(words[0], words[1], words.length > 2 ? words[2] : null);
    }
}
