package org.msed.mirror.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Intervals behave as a set of steps. */
final class RangesPropertiesTest {

    @Property(tries = 500)
    void addingAndRemovingIsThatOfASet(@ForAll long seed) {
        Random random = new Random(seed);
        Ranges ranges = new Ranges();
        BitSet model = new BitSet();
        for (int i = 0; i < 100; i++) {
            int from = random.nextInt(200);
            int to = from + 1 + random.nextInt(20);
            if (random.nextInt(3) > 0) {
                boolean covered = model.nextClearBit(from) >= to;
                assertEquals(!covered, ranges.add(from, to));
                model.set(from, to);
            } else {
                ranges.remove(from, to);
                model.clear(from, to);
            }
            assertEquals(model, steps(ranges));
        }
    }

    @Property(tries = 200)
    void coarseningKeepsEveryStep(@ForAll long seed) {
        Random random = new Random(seed);
        Ranges ranges = new Ranges();
        for (int i = 0; i < 200; i++) {
            long from = random.nextInt(5_000);
            ranges.add(from, from + 1 + random.nextInt(3));
        }
        BitSet before = steps(ranges);
        ranges.coarsen(8);
        BitSet after = steps(ranges);
        assertTrue(ranges.count() <= 8);
        before.andNot(after);
        assertTrue(before.isEmpty());
    }

    private static BitSet steps(Ranges ranges) {
        BitSet steps = new BitSet();
        for (int i = 0; i < ranges.count(); i++) {
            steps.set((int) ranges.from(i), (int) ranges.to(i));
        }
        return steps;
    }
}
