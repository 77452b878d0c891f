package org.msed.platform.fuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Layouts of linux/fuse.h; each number written here stands at one place only. */
class ReplyTest {
    private static final int START = 8;
    private static final FileAttributes ATTRIBUTES =
            new FileAttributes(
                    0x11, 0x12, 0x13, 0x14, 0x17, 0x15, 0x18, 0x16, 0x19, 0x81a4, 0x1b, 0x1c, 0x1d,
                    0x1e, 0x1f);
    private static final String ATTRIBUTES_HEX =
            "1100000000000000"
                    + "1200000000000000"
                    + "1300000000000000"
                    + "1400000000000000"
                    + "1500000000000000"
                    + "1600000000000000"
                    + "17000000"
                    + "18000000"
                    + "19000000"
                    + "a4810000"
                    + "1b000000"
                    + "1c000000"
                    + "1d000000"
                    + "1e000000"
                    + "1f000000"
                    + "00000000";
    private static final String ENTRY_HEX =
            "0a00000000000000"
                    + "0b00000000000000"
                    + "0100000000000000"
                    + "0200000000000000"
                    + "0065cd1d"
                    + "80969800"
                    + ATTRIBUTES_HEX;
    private static final String OPEN_HEX = "2a00000000000000" + "02000000" + "00000000";

    private final ByteBuffer bytes = dirty();

    private static ByteBuffer dirty() {
        ByteBuffer b = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
        while (b.hasRemaining()) {
            b.put((byte) 0xee);
        }
        return b.clear();
    }

    private String hex(Reply reply) {
        byte[] body = new byte[reply.length()];
        bytes.get(START, body);
        return HexFormat.of().formatHex(body);
    }

    private static ByteBuffer name(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void entryHasItsFieldsInPlace() {
        EntryReply reply = new EntryReply(bytes, START);
        reply.entry(10, 11, 1500, 2010, ATTRIBUTES);
        assertEquals(ENTRY_HEX, hex(reply));
    }

    @Test
    void absentNameIsNodeZeroWithATime() {
        EntryReply reply = new EntryReply(bytes, START);
        reply.absent(1500);
        String expected = "00".repeat(16) + "01" + "00".repeat(15) + "0065cd1d" + "00".repeat(92);
        assertEquals(expected, hex(reply));
    }

    @Test
    void createdFileIsAnEntryAndAHandle() {
        CreateReply reply = new CreateReply(bytes, START);
        reply.entry(10, 11, 1500, 2010, ATTRIBUTES);
        reply.opened(42, OpenReply.KEEP_CACHE);
        assertEquals(ENTRY_HEX + OPEN_HEX, hex(reply));
    }

    @Test
    void openFileIsAHandleAndFlags() {
        OpenReply reply = new OpenReply(bytes, START);
        reply.opened(42, OpenReply.KEEP_CACHE);
        assertEquals(OPEN_HEX, hex(reply));
    }

    @Test
    void attributesHaveATime() {
        AttributesReply reply = new AttributesReply(bytes, START);
        reply.attributes(1500, ATTRIBUTES);
        assertEquals("0100000000000000" + "0065cd1d" + "00000000" + ATTRIBUTES_HEX, hex(reply));
    }

    @Test
    void statisticsHaveTheirFieldsInPlace() {
        StatfsReply reply = new StatfsReply(bytes, START);
        reply.statistics(new FileSystemStatistics(1, 2, 3, 4, 5, 6, 7, 8));
        String expected =
                "0100000000000000"
                        + "0200000000000000"
                        + "0300000000000000"
                        + "0400000000000000"
                        + "0500000000000000"
                        + "06000000"
                        + "07000000"
                        + "08000000"
                        + "00".repeat(28);
        assertEquals(expected, hex(reply));
    }

    @Test
    void statxHasTheTimeOfBirth() {
        StatxReply reply = new StatxReply(bytes, START);
        reply.statx(1500, ATTRIBUTES, 0x31, 0x32);
        assertEquals(32 + 256, reply.length());
        assertEquals(0xfff, bytes.getInt(START + 32));
        assertEquals(0x81a4, bytes.getShort(START + 32 + 28) & 0xffff);
        assertEquals(0x31, bytes.getLong(START + 32 + 80));
        assertEquals(0x32, bytes.getInt(START + 32 + 88));
        assertEquals(0x15, bytes.getLong(START + 32 + 112));
    }

    @Test
    void directoryEntriesArePaddedToEightBytes() {
        DirectoryReply reply = new DirectoryReply(bytes, START);
        reply.clear(256);
        assertTrue(reply.add(5, 6, 4, name("abc")));
        assertTrue(reply.add(7, 8, 8, name("12345678")));
        assertEquals(
                "0500000000000000"
                        + "0600000000000000"
                        + "03000000"
                        + "04000000"
                        + "6162630000000000"
                        + "0700000000000000"
                        + "0800000000000000"
                        + "08000000"
                        + "08000000"
                        + "3132333435363738",
                hex(reply));
    }

    @Test
    void directoryEntryThatDoesNotFitIsNotBegun() {
        DirectoryReply reply = new DirectoryReply(bytes, START);
        reply.clear(63);
        assertTrue(reply.add(5, 6, 4, name("abc")));
        assertFalse(reply.add(5, 6, 4, name("abc")));
        assertEquals(32, reply.length());
    }

    @Test
    void directoryEntryWithANodeBeginsWithIt() {
        DirectoryReply reply = new DirectoryReply(bytes, START);
        reply.clear(160);
        assertTrue(reply.addWithNode(10, 11, 1500, 2010, ATTRIBUTES, 5, 6, 4, name("abc")));
        assertFalse(reply.hasRoom(1, true));
        assertEquals(
                ENTRY_HEX
                        + "0500000000000000"
                        + "0600000000000000"
                        + "03000000"
                        + "04000000"
                        + "6162630000000000",
                hex(reply));
    }

    @Test
    void directoryEntryWithoutANodeHasZerosInItsPlace() {
        DirectoryReply reply = new DirectoryReply(bytes, START);
        reply.clear(160);
        assertTrue(reply.addWithNode(0, 0, 0, 0, null, 5, 6, 4, name(".")));
        assertEquals("00".repeat(128), hex(reply).substring(0, 256));
    }

    @Test
    void valueIsWhatWasPut() {
        ValueReply reply = new ValueReply(bytes, START);
        reply.clear(10);
        assertEquals(10, reply.value().remaining());
        reply.value().put(name("abc"));
        assertEquals("616263", hex(reply));
    }

    @Test
    void lengthOfAValueIsTheAnswerToNoRoom() {
        ValueReply reply = new ValueReply(bytes, START);
        reply.clear(0);
        reply.valueLength(3);
        assertEquals("0300000000000000", hex(reply));
    }

    @Test
    void ioctlAnswersWithResultAndOutput() {
        IoctlReply reply = new IoctlReply(bytes, START);
        reply.clear(8);
        reply.output().put(name("ab"));
        reply.result(1);
        assertEquals("01000000" + "00".repeat(12) + "6162", hex(reply));
    }

    @Test
    void smallAnswersAreEightBytes() {
        CountReply count = new CountReply(bytes, START);
        count.count(4096);
        assertEquals("0010000000000000", hex(count));
        OffsetReply offset = new OffsetReply(bytes, START);
        offset.offset(77);
        assertEquals("4d00000000000000", hex(offset));
        PollReply poll = new PollReply(bytes, START);
        poll.events(5);
        assertEquals("0500000000000000", hex(poll));
    }

    @Test
    void deviceNumbersHaveTheKernelsEncoding() {
        assertEquals(0x503, FileAttributes.device(5, 3));
        int large = FileAttributes.device(4095, 1_048_575);
        assertEquals(4095, FileAttributes.major(large));
        assertEquals(1_048_575, FileAttributes.minor(large));
        assertEquals(0x10203f04, FileAttributes.device(0x3f, 0x10204));
    }
}
