package org.msed.platform.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.msed.platform.captured.Captured;
import org.msed.platform.natives.Errno;

class AcknowledgementTest {
    @Test
    void successIsRead() throws Exception {
        assertSame(Acknowledgement.SUCCESS, read(Captured.buffer("answer-success")));
    }

    @Test
    void errorIsReadWithTheKernelsOwnWordsBehindTheEchoedRequest() throws Exception {
        Acknowledgement answer = read(Captured.buffer("answer-not-there"));
        assertEquals(Errno.EADDRNOTAVAIL, answer.errno());
        assertEquals("ipv4: Address not found", answer.explanation());
    }

    @Test
    void errorWithoutWordsIsRead() throws Exception {
        ByteBuffer message = Captured.buffer("answer-success");
        message.putInt(16, -1);
        assertEquals(new Acknowledgement(Errno.EPERM, ""), read(message));
    }

    @Test
    void truncatedAnswerIsRefused() {
        ByteBuffer message = ByteBuffer.allocate(32).order(ByteOrder.nativeOrder());
        message.putInt(0, 32).putShort(4, (short) 2);
        assertThrows(NetlinkFormatException.class, () -> read(message));
    }

    @Test
    void impossibleLengthOfTheEchoedRequestIsRefused() {
        ByteBuffer message = Captured.buffer("answer-not-there");
        message.putInt(20, -8);
        assertThrows(NetlinkFormatException.class, () -> read(message));
    }

    private static Acknowledgement read(ByteBuffer message) throws NetlinkFormatException {
        MessageReader reader = new MessageReader(message);
        assertTrue(reader.nextMessage());
        return Acknowledgement.read(reader);
    }
}
