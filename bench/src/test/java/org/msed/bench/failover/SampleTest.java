package org.msed.bench.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {
    @Test
    void theMedianIsTheMiddleOneOrBetweenTheMiddleTwo() {
        assertEquals(2, Sample.median(List.of(9.0, 1.0, 2.0)));
        assertEquals(3, Sample.median(List.of(9.0, 1.0, 2.0, 4.0)));
    }

    @Test
    void withoutARunThereIsNoMedian() {
        assertTrue(Double.isNaN(Sample.median(List.of())));
    }
}
