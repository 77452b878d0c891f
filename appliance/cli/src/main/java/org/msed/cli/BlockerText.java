package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.msed.core.state.Blocker;

/** Blockers by their word, as sentences. */
final class BlockerText {
    private BlockerText() {}

    /** A word of a newer daemon stays a word. */
    static List<String> sentences(JsonNode words) {
        List<String> sentences = new ArrayList<>();
        for (JsonNode word : words) {
            sentences.add(sentence(word.asText()));
        }
        return sentences;
    }

    private static String sentence(String word) {
        for (Blocker blocker : Blocker.values()) {
            if (blocker.name().equals(word)) {
                return blocker.sentence();
            }
        }
        return word;
    }
}
