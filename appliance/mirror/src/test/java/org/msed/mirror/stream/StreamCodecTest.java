package org.msed.mirror.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.msed.mirror.stream.StreamPair.FIRST;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StreamCodecTest {

    static StreamMessage[] messages() {
        return new StreamMessage[] {
            new StreamMessage.Attach(FIRST, 65535, -1),
            new StreamMessage.Accept(FIRST),
            new StreamMessage.Decline(FIRST, "weil – darum"),
            new StreamMessage.Open(FIRST),
            new StreamMessage.Refuse(FIRST, new Refusal(9, 28, "pwrite(f)")),
        };
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageComesBackAsItWas(StreamMessage message) {
        assertEquals(message, StreamCodec.decode(StreamCodec.encode(message)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageCutShortIsNone(StreamMessage message) {
        ByteBuffer bytes = StreamCodec.encode(message);
        for (int length = 0; length <= Attachment.BYTES; length++) {
            assertNull(StreamCodec.decode(bytes.slice(0, length)));
        }
    }

    @Test
    void anAnswerComesBackAsItWas() {
        StreamMessage.Answer answer = new StreamMessage.Answer(FIRST, 9, 5, new long[] {7, 8});
        StreamMessage.Answer decoded =
                (StreamMessage.Answer) StreamCodec.decode(StreamCodec.encode(answer));
        assertEquals(9, decoded.received());
        assertEquals(5, decoded.durable());
        assertArrayEquals(new long[] {7, 8}, decoded.beyond());
    }

    @Test
    void changesCarryTheirRecordsBehindTheHeader() {
        ByteBuffer records = ByteBuffer.wrap(new byte[] {1, 2, 3});
        StreamMessage.Changes changes = new StreamMessage.Changes(FIRST, true, false, 77, null);
        ByteBuffer header = StreamCodec.encode(changes);
        assertEquals(StreamCodec.CHANGES_HEADER, header.remaining());
        ByteBuffer frame = ByteBuffer.allocate(100).put(header).put(records.duplicate()).flip();
        assertEquals(
                new StreamMessage.Changes(FIRST, true, false, 77, records),
                StreamCodec.decode(frame));
    }

    @Test
    void anUnknownTypeOrNodeIsNoMessage() {
        ByteBuffer type = StreamCodec.encode(new StreamMessage.Open(FIRST)).put(0, (byte) 99);
        ByteBuffer node = StreamCodec.encode(new StreamMessage.Open(FIRST)).put(9, (byte) 7);
        assertNull(StreamCodec.decode(type));
        assertNull(StreamCodec.decode(node));
    }
}
