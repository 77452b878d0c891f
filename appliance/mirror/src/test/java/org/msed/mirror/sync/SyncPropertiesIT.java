package org.msed.mirror.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever both trees were, and wherever the link breaks: in the end they are equal. */
final class SyncPropertiesIT {

    @Property(tries = 20)
    void afterARunBothTreesAreEqual(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        try (SyncPair pair = new SyncPair()) {
            grow(pair, random);
            pair.dirty.addAllBelow(0);
            SyncResult result = pair.synchronise();
            assertEquals("", result.cause());
            assertEquals(pair.sourceText(), pair.targetText());
            assertTrue(pair.dirty.isEmpty());
        }
    }

    @Property(tries = 12)
    void aRunThatBreaksAnywhereIsResumed(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        try (SyncPair pair = new SyncPair()) {
            grow(pair, random);
            pair.dirty.addAllBelow(0);
            for (int cuts = 0; cuts < 4; cuts++) {
                pair.synchronise(random.nextInt(30));
            }
            SyncResult result = pair.synchronise();
            assertEquals("", result.cause());
            assertEquals(pair.sourceText(), pair.targetText());
        }
    }

    @Property(tries = 10)
    void atTheCommitBothTreesAreEqualThoughTheApplicationWrites(@ForAll long seed)
            throws IOException, InterruptedException {
        Random random = new Random(seed);
        try (SyncPair pair = new SyncPair()) {
            grow(pair, random);
            pair.dirty.addAllBelow(0);
            Application application = new Application(pair, seed);
            List<String> committed = new ArrayList<>();
            pair.host = hostOf(pair, application, committed);
            application.start();
            SyncResult result = pair.synchronise();
            application.stop();
            assertEquals("", result.cause());
            assertEquals(committed.get(0), committed.get(1));
        }
    }

    /** Looks at both trees in the very moment of the commit. */
    private static SyncSource.Host hostOf(
            SyncPair pair, Application application, List<String> committed) {
        return pair.new QuietHost() {
            @Override
            public boolean freeze(long limitMillis) throws InterruptedException {
                return application.freeze(limitMillis);
            }

            @Override
            public void unfreeze() {
                application.unfreeze();
            }

            @Override
            public void slowWriters(long delayMicros) {
                application.slow(delayMicros);
            }

            @Override
            public void committed() {
                try {
                    committed.add(pair.sourceText());
                    committed.add(pair.targetText());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    private static void grow(SyncPair pair, Random random) throws IOException {
        Trees trees = new Trees(random);
        trees.grow(pair.source, 3);
        trees.grow(pair.source, 3);
        trees.grow(pair.target, 3);
    }
}
