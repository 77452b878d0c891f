package org.msed.mirror.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What was touched since the last finished checkpoint began is found after any crash. */
final class IntentSetPropertiesTest {
    private static final List<String> DATASETS = List.of("data");

    @Property(tries = 300)
    void aTouchIsDurableUntilACheckpointThatBeganAfterIt(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Path directory = Scratch.make();
        try {
            Set<Item> required = new HashSet<>();
            for (int runs = 1 + random.nextInt(3); runs > 0; runs--) {
                run(directory, random, required);
            }
            try (IntentSet again = IntentSet.open(directory, DATASETS)) {
                Set<Item> missing = new HashSet<>(required);
                missing.removeAll(again.recovered());
                assertEquals(Set.of(), missing);
            }
        } finally {
            Scratch.delete(directory);
        }
    }

    /** Ends as a crash does: what was not committed is lost. */
    private static void run(Path directory, Random random, Set<Item> required) throws IOException {
        Set<Item> recovered = new HashSet<>(required);
        Set<Item> before = new HashSet<>();
        Set<Item> now = new HashSet<>();
        boolean begun = false;
        try (IntentSet set = IntentSet.open(directory, DATASETS)) {
            for (int left = random.nextInt(50); left > 0; left--) {
                int dice = random.nextInt(20);
                if (dice < 15) {
                    long inode = 2 + random.nextInt(8);
                    set.touchNames(0, inode);
                    now.add(new Item.Names(0, inode));
                } else if (dice < 17) {
                    set.beginCheckpoint();
                    begun = true;
                    before.addAll(now);
                    now.clear();
                } else if (dice < 19 && begun) {
                    set.finishCheckpoint();
                    begun = false;
                    before.clear();
                } else if (dice == 19 && random.nextInt(3) == 0) {
                    set.forgetRecovered();
                    recovered.clear();
                }
            }
        }
        required.clear();
        required.addAll(recovered);
        required.addAll(before);
        required.addAll(now);
    }
}
