package org.msed.lab.pair;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.msed.lab.space.LabException;

/**
 * What a node says about one of its pairs, from {@code msectl status --json}.
 *
 * @param name the pair
 * @param peer the other node
 * @param state one of the nine displayed states
 * @param mode what the pair's machine does
 * @param serving whether this node serves the pair
 * @param attached whether the standby follows
 * @param guard how the pair decides
 * @param ready whether the pair could move: of a holder, away from it; of a standby, to it
 * @param blockers why it could not
 */
public record PairStatus(
        String name,
        String peer,
        String state,
        String mode,
        boolean serving,
        boolean attached,
        String guard,
        boolean ready,
        List<String> blockers) {
    private static final JsonMapper JSON = new JsonMapper();

    /** {@return whether this is a primary that serves with its standby behind it} */
    public boolean isActive() {
        return state.equals("PRIMARY_ACTIVE") && stands();
    }

    /**
     * {@return whether nothing stands against a move of the pair, or only that its guard lets none
     * happen by itself}
     */
    public boolean stands() {
        return ready || attached && guard.equals("manual");
    }

    /**
     * @param json one status document
     * @return the pairs in it
     * @throws LabException if it is no status document
     */
    static List<PairStatus> parse(String json) {
        try {
            JsonNode pairs = JSON.readTree(json).path("pairs");
            if (!pairs.isArray()) {
                throw new LabException("no pairs in the status: " + json);
            }
            List<PairStatus> found = new ArrayList<>();
            for (JsonNode pair : pairs) {
                List<String> blockers = new ArrayList<>();
                pair.path("blockers").forEach(blocker -> blockers.add(blocker.asText()));
                found.add(
                        new PairStatus(
                                pair.path("name").asText(),
                                pair.path("peer").asText(),
                                pair.path("state").asText(),
                                pair.path("mode").asText(),
                                pair.path("serving").asBoolean(),
                                pair.path("attached").asBoolean(),
                                pair.path("guard").asText(),
                                pair.path("ready").asBoolean(),
                                List.copyOf(blockers)));
            }
            return found;
        } catch (JsonProcessingException e) {
            throw new LabException("not a status document: " + json, e);
        }
    }
}
