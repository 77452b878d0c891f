package org.msed.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopyFactsTest {
    private static final CopyFacts FACTS =
            new CopyFacts("mse1", -5, 1, 2, 3, 4, List.of("data:/ä", "data:/b"), -1, "no room");

    @Test
    void whatIsToldArrives() {
        assertEquals(Optional.of(FACTS), CopyFacts.decode(FACTS.encode()));
    }

    @Test
    void whatIsCutShortOrOfAnotherVersionIsNothing() {
        byte[] bytes = FACTS.encode();
        for (int length = 0; length < bytes.length; length++) {
            assertEquals(Optional.empty(), CopyFacts.decode(Arrays.copyOf(bytes, length)));
        }
        bytes[0]++;
        assertEquals(Optional.empty(), CopyFacts.decode(bytes));
    }
}
