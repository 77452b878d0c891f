package org.msed.platform.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.msed.platform.captured.Captured;

class MessageReaderTest {
    @Test
    void messagesAreWalkedOneAfterTheOther() throws Exception {
        byte[] first = Captured.bytes("event-address-added");
        byte[] second = Captured.bytes("event-address-removed");
        ByteBuffer both =
                ByteBuffer.allocate(first.length + second.length).order(ByteOrder.nativeOrder());
        both.put(first).put(second).flip();
        MessageReader reader = new MessageReader(both);
        assertTrue(reader.nextMessage());
        assertEquals(Netlink.RTM_NEWADDR, reader.type());
        assertTrue(reader.nextMessage());
        assertEquals(Netlink.RTM_DELADDR, reader.type());
        assertFalse(reader.nextMessage());
    }

    @Test
    void cutHeaderIsRefused() {
        MessageReader reader = new MessageReader(ByteBuffer.allocate(15));
        NetlinkFormatException refused =
                assertThrows(NetlinkFormatException.class, reader::nextMessage);
        assertEquals("header needs 16 bytes, got 15", refused.getMessage());
    }

    @Test
    void lengthPastTheEndIsRefused() {
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
        bytes.putInt(0, 17);
        NetlinkFormatException refused =
                assertThrows(NetlinkFormatException.class, new MessageReader(bytes)::nextMessage);
        assertEquals("message length must be 16 to 16, got 17", refused.getMessage());
    }

    @Test
    void lengthShorterThanAHeaderIsRefusedAndEndsTheWalk() {
        ByteBuffer bytes = ByteBuffer.allocate(32).order(ByteOrder.nativeOrder());
        assertThrows(NetlinkFormatException.class, new MessageReader(bytes)::nextMessage);
    }

    @Test
    void attributeOfLengthZeroIsRefusedInsteadOfWalkedForEver() throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(24).order(ByteOrder.nativeOrder());
        bytes.putInt(0, 24);
        MessageReader reader = new MessageReader(bytes);
        assertTrue(reader.nextMessage());
        reader.struct(0);
        NetlinkFormatException refused =
                assertThrows(NetlinkFormatException.class, reader::nextAttribute);
        assertEquals("attribute length must be 4 to 8, got 0", refused.getMessage());
    }

    @Test
    void damagedMessagesAreRefusedOrReadButNeverRunPastTheEnd() {
        SplittableRandom random = new SplittableRandom(20261121);
        byte[] whole = Captured.bytes("link-eth0");
        for (int run = 0; run < 20_000; run++) {
            byte[] damaged = whole.clone();
            for (int hit = random.nextInt(1, 5); hit > 0; hit--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            ByteBuffer bytes = ByteBuffer.wrap(damaged).order(ByteOrder.nativeOrder());
            bytes.limit(random.nextInt(damaged.length + 1));
            readAll(bytes);
        }
    }

    private static void readAll(ByteBuffer bytes) {
        try {
            NetlinkEvents.read(bytes, new java.util.ArrayList<>());
        } catch (NetlinkFormatException e) {
            assertFalse(e.getMessage().isEmpty());
        }
    }
}
