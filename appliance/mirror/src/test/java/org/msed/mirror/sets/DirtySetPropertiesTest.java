package org.msed.mirror.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever byte a crash cuts the file at, nothing that was durable is forgotten. */
final class DirtySetPropertiesTest {
    private static final List<String> DATASETS = List.of("data", "logs");

    @Property(tries = 400)
    void whatWasDurableSurvivesACutAnywhereBehindIt(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Path directory = Scratch.make();
        Path file = directory.resolve(DirtySet.FILE);
        try (DirtySet set = DirtySet.open(directory, DATASETS)) {
            List<Batch> taken = new ArrayList<>();
            steps(set, taken, random, new HashSet<>());
            set.persist();
            final Set<Object> required = Model.parts(set.items());
            final byte[] before = Files.readAllBytes(file);
            Set<Object> confirmed = new HashSet<>();
            steps(set, taken, random, confirmed);
            set.persist();
            required.removeAll(confirmed);
            cut(file, before, random);
            try (DirtySet again = DirtySet.open(directory, DATASETS)) {
                assertEquals(Set.of(), Model.uncovered(required, again.items()));
            }
        } finally {
            Scratch.delete(directory);
        }
    }

    @Property(tries = 200)
    void aDamagedByteNeverMakesTheSetSmaller(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Path directory = Scratch.make();
        Path file = directory.resolve(DirtySet.FILE);
        try (DirtySet set = DirtySet.open(directory, DATASETS)) {
            set.add(Items.random(random));
            set.persist();
            int first = used(Files.readAllBytes(file));
            set.add(Items.random(random));
            set.persist();
            final Set<Object> required = Model.parts(set.items());
            byte[] bytes = Files.readAllBytes(file);
            bytes[random.nextInt(first)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bytes);
            if (used(bytes) > first) {
                try (DirtySet again = DirtySet.open(directory, DATASETS)) {
                    assertEquals(Set.of(), Model.uncovered(required, again.items()));
                }
            }
        } finally {
            Scratch.delete(directory);
        }
    }

    private static void steps(
            DirtySet set, List<Batch> taken, Random random, Set<Object> confirmed) {
        for (int left = random.nextInt(60); left > 0; left--) {
            int dice = random.nextInt(10);
            if (dice < 6 || taken.isEmpty() && dice > 6) {
                set.add(Items.random(random));
            } else if (dice == 6) {
                taken.add(set.take(1 + random.nextInt(5)));
            } else {
                Batch batch = taken.remove(random.nextInt(taken.size()));
                if (dice < 9) {
                    set.confirm(batch);
                    confirmed.addAll(Model.parts(batch.items()));
                } else {
                    set.putBack(batch);
                }
            }
        }
    }

    /** A file that was only appended to loses any part of what the last writes put there. */
    private static void cut(Path file, byte[] before, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int kept = used(before);
        if (used(bytes) > kept && Arrays.equals(bytes, 0, kept, before, 0, kept)) {
            int at = kept + random.nextInt(used(bytes) - kept + 1);
            if (random.nextBoolean()) {
                Files.write(file, Arrays.copyOf(bytes, at));
            } else {
                Arrays.fill(bytes, at, bytes.length, (byte) 0);
                Files.write(file, bytes);
            }
        }
    }

    /** Where the frames end; the last one may itself end in zeros. */
    private static int used(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes);
        int used = 0;
        while (used + Frames.HEAD_BYTES <= bytes.length && file.getInt(used) > 0) {
            used += Frames.HEAD_BYTES + file.getInt(used);
        }
        return used;
    }
}
