package org.msed.platform.fuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class InitCodecTest {
    private static final int HEADER = 40;
    private static final long WRITEBACK_CACHE = 1 << 16;
    private static final long POSIX_LOCKS = 1 << 1;
    private static final long FLOCK_LOCKS = 1 << 10;

    private final ByteBuffer init =
            ByteBuffer.wrap(Recorded.request("INIT")).order(ByteOrder.nativeOrder());

    private Connection agree() throws Exception {
        return InitCodec.read(init, HEADER, init.capacity() - HEADER);
    }

    @Test
    void kernelOfTodayOffersAllThatIsWanted() throws Exception {
        assertEquals(InitFlags.WANTED, agree().flags());
        assertEquals(45, agree().minor());
    }

    @Test
    void neitherWritebackNorRemoteLocksAreEverAgreedOn() throws Exception {
        init.putInt(HEADER + 12, -1).putInt(HEADER + 16, -1);
        assertFalse(agree().has(WRITEBACK_CACHE));
        assertFalse(agree().has(POSIX_LOCKS));
        assertFalse(agree().has(FLOCK_LOCKS));
    }

    @Test
    void olderKernelGetsWhatItOffersUnderItsNumber() throws Exception {
        init.putInt(HEADER + 4, 31).putInt(HEADER + 12, 1 << 29 | 1).putInt(HEADER + 16, 0);
        assertEquals(new Connection(31, 1 << 29 | 1, 1 << 20, 131_072), agree());
    }

    @Test
    void secondWordOfFlagsCountsOnlyWhereItIsAnnounced() throws Exception {
        init.putInt(HEADER + 12, 1);
        assertFalse(agree().has(InitFlags.HAS_RESEND));
        ByteBuffer shorter = ByteBuffer.wrap(Recorded.request("INIT"));
        shorter.order(ByteOrder.nativeOrder());
        assertFalse(InitCodec.read(shorter, HEADER, 16).has(InitFlags.HAS_RESEND));
    }

    @Test
    void newerKernelIsAnsweredWithTheNumberKnownHere() throws Exception {
        init.putInt(HEADER + 4, 99);
        assertEquals(InitCodec.MINOR, agree().minor());
    }

    @Test
    void answerNamesPagesWritesAndTimes() throws Exception {
        ByteBuffer out = ByteBuffer.allocate(80).order(ByteOrder.nativeOrder());
        assertEquals(64, InitCodec.write(out, 8, agree()));
        assertEquals(7, out.getInt(8));
        assertEquals(45, out.getInt(12));
        assertEquals(1 << 20, out.getInt(28));
        assertEquals(1, out.getInt(32));
        assertEquals(256, out.getShort(36));
        assertTrue((out.getInt(40) & 1 << 7) != 0);
    }
}
