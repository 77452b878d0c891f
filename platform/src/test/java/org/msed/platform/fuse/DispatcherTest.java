package org.msed.platform.fuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msed.platform.natives.ErrnoException;

class DispatcherTest {
    private static final int HEADER = 40;
    private static final int ENOSYS = 38;
    private static final int EIO = 5;

    private final Wire wire = new Wire();

    @BeforeEach
    void agree() {
        wire.session.agree(new Connection(45, InitFlags.WANTED, 1 << 20, 0));
    }

    private static ByteBuffer edit(byte[] request) {
        return ByteBuffer.wrap(request).order(ByteOrder.nativeOrder());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GETATTR | getattr(1, -1)
                    LOOKUP | lookup(1, f)
                    CREATE | create(1, f, 33206, 18, 33345)
                    FLUSH | flush(2, 2)
                    GETXATTR | getxattr(2, security.capability)
                    WRITE | write(2, 2, 0, hello?, 0, 32769)
                    WRITE.2 | write(2, 2, 3, abc, 0, 32770)
                    READ | read(2, 2, 0, room)
                    RELEASE | release(2, 2, 32769)
                    OPENDIR | opendir(1, 100352)
                    READDIRPLUS | readdirplus(1, 1, 0)
                    READDIR | readdir(1, 1, 1)
                    RELEASEDIR | releasedir(1, 1)
                    MKDIR | mkdir(1, d, 488, 18)
                    MKNOD | mknod(1, n, 4480, 18, 0)
                    MKNOD.2 | mknod(1, c, 8608, 18, 1283)
                    SYMLINK | symlink(1, s, tgt/x)
                    READLINK | readlink(6, room)
                    LINK | link(2, 1, h)
                    UNLINK | unlink(1, s)
                    RENAME | rename(1, h, 1, i, 0)
                    RENAME2 | rename(1, i, 3, j, 1)
                    OPEN | open(2, 32770, false)
                    OPEN.3 | open(2, 33281, false)
                    FSYNC | fsync(2, 2, false)
                    FSYNC.2 | fsync(2, 2, true)
                    FSYNCDIR | fsyncdir(3, 3, false)
                    SETATTR | setattr(2, mode 104755)
                    SETATTR.2 | setattr(2, size 100 handle 2)
                    SETATTR.3 | setattr(2, access 1.5 modify 2.7)
                    SETATTR.4 | setattr(2, access 1795307336.221322434 now modify 1795307336.221322434 now)
                    SETATTR.5 | setattr(2, uid 3 gid 4 kill)
                    SETXATTR | setxattr(2, user.a, val, 1, false)
                    LISTXATTR | listxattr(2)
                    REMOVEXATTR | removexattr(2, user.a)
                    FALLOCATE | fallocate(2, 2, 0, 4096, 8192)
                    STATFS | statfs(2)
                    LSEEK | lseek(2, 2, 5, 3)
                    COPY_FILE_RANGE | copyFileRange(2, 2, 1, 7, 7, 2, 10)
                    COPY_FILE_RANGE_64 | copyFileRange(2, 2, 1, 7, 7, 2, 10)
                    IOCTL | ioctl(2, 2, -2146933247)
                    IOCTL.2 | ioctl(2, 2, 1074069503, ????)
                    POLL | poll(2, 2, 25)
                    TMPFILE | tmpfile(1, 33152, 18, 4292610)
                    STATX | statx(2, -1, 4095)
                    BATCH_FORGET | forget(6, 3) forget(4, 3)
                    FORGET | forget(5, 3)
                    """)
    void recordedRequestIsTheCallThatTheApplicationMeant(String name, String calls)
            throws Exception {
        wire.send(Recorded.request(name));
        assertEquals(calls, String.join(" ", wire.calls));
    }

    @Test
    void everyRecordedRequestIsAnsweredUnderItsNumber() throws Exception {
        for (Map.Entry<String, byte[]> recorded : Recorded.all().entrySet()) {
            ByteBuffer reply = wire.send(recorded.getValue());
            if (reply != null) {
                assertEquals(edit(recorded.getValue()).getLong(8), reply.getLong(8));
                assertEquals(reply.capacity(), reply.getInt(0));
            }
        }
        assertEquals(List.of(), wire.failures.lines);
    }

    @Test
    void noRequestCutShortReachesBeyondItsEnd() throws Exception {
        for (byte[] whole : Recorded.all().values()) {
            for (int length = HEADER; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                edit(cut).putInt(0, length);
                ByteBuffer reply = wire.send(cut);
                assertTrue(reply == null || reply.getInt(0) == reply.capacity());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LOOKUP, 1",
        "CREATE, 4",
        "MKDIR, 3",
        "MKNOD, 9",
        "SYMLINK, 1",
        "LINK, 9",
        "RENAME, 1",
        "RENAME2, 3",
        "SETATTR, 1",
        "GETATTR, 1",
        "WRITE, 1",
        "READ, 21",
        "SETXATTR, 1",
        "FALLOCATE, 1",
        "LSEEK, 1",
        "COPY_FILE_RANGE, 1",
        "FSYNC, 1",
        "OPEN, 1",
        "IOCTL.2, 1",
        "UNLINK, 1",
        "GETXATTR, 1",
        "STATX, 1",
        "POLL, 1",
        "RELEASE, 1"
    })
    void requestCutShortIsAnErrorAndNoCall(String name, int missing) throws Exception {
        byte[] whole = Recorded.request(name);
        byte[] cut = Arrays.copyOf(whole, whole.length - missing);
        edit(cut).putInt(0, cut.length);
        assertEquals(EIO, Wire.errno(wire.send(cut)));
        assertEquals(List.of(), wire.calls);
        assertEquals(1, wire.failures.lines.size());
    }

    @Test
    void requestWithoutAHeaderCannotBeAnswered() {
        assertThrows(FuseFormatException.class, () -> wire.send(new byte[39]));
    }

    @Test
    void requestThatNamesAnotherLengthIsRefused() {
        byte[] longer = Arrays.copyOf(Recorded.request("STATFS"), 48);
        assertThrows(FuseFormatException.class, () -> wire.send(longer));
    }

    @Test
    void lateInterruptDoesNotMeetTheNextRequest() throws Exception {
        long number = edit(Recorded.request("FSYNC")).getLong(8);
        wire.send(Recorded.request("FSYNC"));
        assertFalse(wire.session.interrupt(number));
        wire.during = () -> assertFalse(wire.caller.isInterrupted());
        assertEquals(0, Wire.errno(wire.send(Recorded.request("FSYNC.2"))));
    }

    @Test
    void batchThatNamesMoreNodesThanItHoldsForgetsNone() throws Exception {
        byte[] batch = Recorded.request("BATCH_FORGET");
        edit(batch).putInt(HEADER, 3);
        assertNull(wire.send(batch));
        assertEquals(List.of(), wire.calls);
        assertEquals(1, wire.failures.lines.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 19, 31, 32, 33, 37, 48, 49, 54, 4096, -1})
    void unknownOperationsAndLocksAreLeftToTheKernel(int opcode) throws Exception {
        byte[] request = Recorded.request("STATFS");
        edit(request).putInt(4, opcode);
        assertEquals(ENOSYS, Wire.errno(wire.send(request)));
        assertEquals(List.of(), wire.calls);
    }

    @Test
    void callerIsWhoTheKernelNames() throws Exception {
        byte[] request = Recorded.request("LOOKUP");
        edit(request).putInt(24, 1000).putInt(28, 100).putInt(32, 4711);
        wire.during =
                () -> {
                    assertEquals(1000, wire.caller.uid());
                    assertEquals(100, wire.caller.gid());
                    assertEquals(4711, wire.caller.pid());
                    assertEquals(6, wire.caller.request());
                    assertFalse(wire.caller.isResent());
                };
        assertEquals(0, Wire.errno(wire.send(request)));
    }

    @Test
    void resentRequestIsAnsweredUnderTheMarkedNumber() throws Exception {
        byte[] request = Recorded.request("MKDIR");
        long marked = edit(request).getLong(8) | Long.MIN_VALUE;
        edit(request).putLong(8, marked);
        wire.during = () -> assertTrue(wire.caller.isResent());
        assertEquals(marked, wire.send(request).getLong(8));
    }

    @Test
    void errnoThatTheHandlerReturnsIsSentWithoutABody() throws Exception {
        wire.errno = 28;
        ByteBuffer reply = wire.send(Recorded.request("WRITE"));
        assertEquals(28, Wire.errno(reply));
        assertEquals(16, reply.capacity());
    }

    @Test
    void errnoThatTheHandlerThrowsIsSentAndNotReported() throws Exception {
        wire.thrown = new ErrnoException("openat", 24);
        assertEquals(24, Wire.errno(wire.send(Recorded.request("OPEN"))));
        assertEquals(List.of(), wire.failures.lines);
    }

    @Test
    void otherExceptionsAreInputErrorsAndReportedWithTheRequest() throws Exception {
        wire.thrown = new IOException("no peer");
        assertEquals(EIO, Wire.errno(wire.send(Recorded.request("OPEN"))));
        String line = wire.failures.lines.get(0);
        assertTrue(line.startsWith("OPEN #80 of node 2 by uid 0, thread "), line);
        assertTrue(line.endsWith("no peer"), line);
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 512, Integer.MIN_VALUE})
    void errnoThatTheKernelWouldNotTakeIsReplaced(int errno) throws Exception {
        wire.errno = errno;
        assertEquals(EIO, Wire.errno(wire.send(Recorded.request("UNLINK"))));
        assertEquals(1, wire.failures.lines.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"FSYNC", "FSYNCDIR"})
    void flushIsNeverSwitchedOff(String name) throws Exception {
        wire.errno = ENOSYS;
        assertEquals(EIO, Wire.errno(wire.send(Recorded.request(name))));
        wire.errno = 0;
        wire.thrown = new ErrnoException("fsync", ENOSYS);
        assertEquals(EIO, Wire.errno(wire.send(Recorded.request(name))));
    }

    @Test
    void successWithoutAnAnswerIsAnError() throws Exception {
        wire.silent = true;
        assertEquals(EIO, Wire.errno(wire.send(Recorded.request("LOOKUP"))));
        assertEquals(1, wire.failures.lines.size());
    }

    @Test
    void forgetIsNeverAnsweredEvenWhenItFails() throws Exception {
        wire.thrown = new IllegalStateException("unknown node");
        assertNull(wire.send(Recorded.request("FORGET")));
        assertNull(wire.send(Recorded.request("BATCH_FORGET")));
        assertEquals(2, wire.failures.lines.size());
    }

    @Test
    void interruptMarksTheRequestUnderWay() throws Exception {
        long number = edit(Recorded.request("FSYNC")).getLong(8);
        AtomicBoolean found = new AtomicBoolean();
        wire.during =
                () -> {
                    wire.during = () -> {};
                    found.set(wire.session.interrupt(number) && wire.caller.isInterrupted());
                };
        wire.send(Recorded.request("FSYNC"));
        assertTrue(found.get());
        assertEquals("interrupt(" + number + ")", wire.calls.get(1));
    }

    @Test
    void interruptOfNobodyAsksToBeSentAgain() throws Exception {
        assertEquals(11, Wire.errno(wire.send(Recorded.request("INTERRUPT"))));
    }

    @Test
    void setxattrWithoutTheExtensionHasAShorterHead() throws Exception {
        wire.session.agree(new Connection(31, 0, 1 << 20, 0));
        byte[] extended = Recorded.request("SETXATTR");
        byte[] plain = new byte[extended.length - 8];
        System.arraycopy(extended, 0, plain, 0, HEADER + 8);
        System.arraycopy(extended, HEADER + 16, plain, HEADER + 8, plain.length - HEADER - 8);
        edit(plain).putInt(0, plain.length);
        assertEquals(0, Wire.errno(wire.send(plain)));
        assertEquals(List.of("setxattr(2, user.a, val, 1, false)"), wire.calls);
    }

    @Test
    void kernelThatIsTooOldIsRefused() throws Exception {
        Wire fresh = new Wire();
        byte[] init = Recorded.request("INIT");
        edit(init).putInt(HEADER + 4, 30);
        assertEquals(71, Wire.errno(fresh.send(init)));
        CompletionException refused =
                assertThrows(CompletionException.class, fresh.session.agreed()::join);
        assertEquals(
                "the kernel speaks FUSE protocol 7.30; 7.31 or above is needed (Linux 5.4)",
                refused.getCause().getMessage());
    }

    @Test
    void newerMajorIsAnsweredWithOursAndAgreesOnNothing() throws Exception {
        Wire fresh = new Wire();
        byte[] init = Recorded.request("INIT");
        edit(init).putInt(HEADER, 8);
        ByteBuffer reply = fresh.send(init);
        assertEquals(7, reply.getInt(16));
        assertFalse(fresh.session.agreed().isDone());
        assertEquals(List.of(), fresh.calls);
    }
}
