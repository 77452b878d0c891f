package org.msed.daemon.link;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LastWordTest {

    private final LastWord word = new LastWord();

    @Test
    void aBeatOfASlowerLinkIsOvertakenByTheGoodbye() {
        assertFalse(word.overtakes(9, true));
        assertTrue(word.overtakes(8, false));
    }

    @Test
    void whatIsSaidAfterTheGoodbyeCounts() {
        word.overtakes(9, true);
        assertFalse(word.overtakes(10, false));
    }

    @Test
    void theGoodbyeItselfIsHeardOnEveryLink() {
        assertFalse(word.overtakes(9, true));
        assertFalse(word.overtakes(10, true));
    }

    @Test
    void anotherStartBeginsAnew() {
        word.overtakes(9, true);
        word.forget();
        assertFalse(word.overtakes(1, false));
    }
}
