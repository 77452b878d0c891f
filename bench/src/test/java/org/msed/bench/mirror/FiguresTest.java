package org.msed.bench.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void theMedianIsTheMiddleOneOrBetweenTheMiddleTwo() {
        assertEquals(2, new Figures(List.of(9.0, 1.0, 2.0)).median());
        assertEquals(3, new Figures(List.of(9.0, 1.0, 2.0, 4.0)).median());
    }

    @Test
    void quotientsAreOfTheSameRound() {
        Figures quotients =
                new Figures(List.of(1.0, 4.0)).dividedBy(new Figures(List.of(2.0, 2.0)));
        assertEquals(List.of(0.5, 2.0), quotients.values());
    }

    @Test
    void theTextHasMedianLeastAndMost() {
        assertEquals("2.0 (1.0 to 9.0)", new Figures(List.of(9.0, 1.0, 2.0)).text(1));
    }
}
