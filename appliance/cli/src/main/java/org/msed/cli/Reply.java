package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The end of an answer.
 *
 * @param exit exit code as in {@link ExitCode}
 * @param data the answer itself; a missing node if there is none
 * @param messages sentences for people
 */
record Reply(int exit, JsonNode data, List<String> messages) {
    static Reply of(JsonNode last) {
        List<String> messages = new ArrayList<>();
        last.path("messages").forEach(m -> messages.add(m.asText()));
        return new Reply(last.path("exit").asInt(), last.path("data"), List.copyOf(messages));
    }

    /** The exit code by name. */
    ExitCode code() {
        for (ExitCode code : ExitCode.values()) {
            if (code.number() == exit) {
                return code;
            }
        }
        return ExitCode.FAILED;
    }

    /** This reply if it is good; otherwise its messages as an exception with its code. */
    Reply orFail() throws CommandException {
        if (code() == ExitCode.DONE) {
            return this;
        }
        String text =
                messages.isEmpty() ? "the daemon answered " + exit : String.join("\n", messages);
        throw new CommandException(code(), text);
    }
}
