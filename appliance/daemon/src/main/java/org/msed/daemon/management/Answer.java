package org.msed.daemon.management;

import java.util.List;
import java.util.Map;

/**
 * The end of an answer.
 *
 * @param exit one of {@link Exit}
 * @param data the answer itself; may be empty
 * @param messages sentences for people
 */
record Answer(int exit, Map<String, Object> data, List<String> messages) {
    static Answer done(Map<String, Object> data) {
        return new Answer(Exit.DONE, data, List.of());
    }

    static Answer failed(int exit, String message) {
        return new Answer(exit, Map.of(), List.of(message));
    }
}
