package org.msed.daemon.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * One request of a client.
 *
 * @param id chosen by the client, repeated in every line of the answer
 * @param verb at least one word
 * @param arguments an object, possibly empty
 */
record Request(long id, List<String> verb, JsonNode arguments) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int VERSION = 1;

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException for anything but a request of this version
     */
    static Request parse(String line) {
        JsonNode request;
        try {
            request = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a request must be one JSON object", e);
        }
        if (request.path("v").asInt() != VERSION) {
            throw new IllegalArgumentException("v must be " + VERSION);
        }
        List<String> verb = new ArrayList<>();
        request.path("verb").forEach(word -> verb.add(word.asText()));
        if (verb.isEmpty()) {
            throw new IllegalArgumentException("verb must have a word");
        }
        return new Request(request.path("id").asLong(), List.copyOf(verb), request.path("args"));
    }

    /** A text argument; empty if absent. */
    String text(String name) {
        return arguments.path(name).asText("");
    }

    /** A flag; false if absent. */
    boolean flag(String name) {
        return arguments.path(name).asBoolean(false);
    }

    /**
     * A number.
     *
     * @throws IllegalArgumentException if it is outside of its range
     */
    long number(String name, long fallback, long least, long most) {
        long value = arguments.path(name).asLong(fallback);
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " must be " + least + " to " + most + ", got " + value);
        }
        return value;
    }
}
