package org.msed.mirror.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.msed.mirror.sets.Item;
import org.msed.mirror.sync.SyncDataset;

/** When a canary is stale. */
class CanaryTest {

    private static final long EVERY = 3_000;

    private final Sky sky = new Sky();
    private long nowMillis = 1_000_000;
    private final Canary canary =
            new Canary(sky, EVERY, () -> TimeUnit.MILLISECONDS.toNanos(nowMillis));

    @Test
    void withoutAStandbyThereIsNone() {
        sky.attachment = 0;
        canary.send();
        assertTrue(sky.sent.isEmpty());
        assertFalse(canary.figures().watched());
    }

    @Test
    void oneThatComesThroughIsFresh() {
        canary.send();
        canary.landed(sky.sent.poll(), "");
        nowMillis += EVERY;
        assertEquals(EVERY, canary.figures().ageMillis());
        assertFalse(canary.figures().stale());
    }

    @Test
    void afterThreeIntervalsWithoutOneItIsStaleAndSaysWhy() {
        canary.send();
        nowMillis += 3 * EVERY;
        assertFalse(canary.figures().stale());
        nowMillis++;
        CanaryFigures figures = canary.figures();
        assertEquals(
                "no canary has come through for 9001 ms: the standby answers but applies nothing",
                figures.cause());
        canary.send();
        canary.landed(sky.sent.pollLast(), "");
        assertFalse(canary.figures().stale());
    }

    @Test
    void oneThatCouldNotBeWrittenSaysSo() {
        canary.send();
        canary.landed(sky.sent.poll(), "No space left on device");
        nowMillis += 3 * EVERY + 1;
        assertTrue(canary.figures().cause().endsWith("cannot write it: No space left on device"));
    }

    @Test
    void anotherAttachmentBeginsFresh() {
        canary.send();
        nowMillis += 10 * EVERY;
        assertTrue(canary.figures().stale());
        sky.attachment = 2;
        assertFalse(canary.figures().stale());
        canary.landed(sky.sent.poll(), "");
        assertEquals(0, canary.figures().ageMillis());
    }

    /** Takes notes. */
    private static final class Sky implements VerifyHost {
        final Deque<Long> sent = new ArrayDeque<>();
        long attachment = 1;

        @Override
        public long attachment() {
            return attachment;
        }

        @Override
        public List<SyncDataset> datasets() {
            return List.of();
        }

        @Override
        public boolean freeze(long limitMillis) {
            return false;
        }

        @Override
        public void thaw() {
            // Never frozen.
        }

        @Override
        public boolean note(byte[] text) {
            return sent.add(ByteBuffer.wrap(text).getLong(1));
        }

        @Override
        public boolean timesPending(int dataset, long inode) {
            return false;
        }

        @Override
        public long activity() {
            return 0;
        }

        @Override
        public boolean equal() {
            return true;
        }

        @Override
        public void mark(List<Item> items) {
            throw new AssertionError("nothing is compared");
        }

        @Override
        public void differ(boolean repair, String detail) {
            throw new AssertionError("nothing is compared");
        }
    }
}
