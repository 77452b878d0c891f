package org.msed.platform.fuse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class NotifyCodecTest {
    private final ByteBuffer out = ByteBuffer.allocate(300).order(ByteOrder.LITTLE_ENDIAN);

    private String hex(int length) {
        return HexFormat.of().formatHex(out.array(), 0, length);
    }

    @Test
    void nodeIsNamedWithARange() {
        assertEquals(
                "28000000"
                        + "02000000"
                        + "00".repeat(8)
                        + "0500000000000000"
                        + "ffffffffffffffff"
                        + "0000000000000000",
                hex(NotifyCodec.inode(out, 5, -1, 0)));
    }

    @Test
    void entryIsNamedWithAClosingZero() {
        ByteBuffer name = ByteBuffer.wrap(new byte[] {'x', 'a', 'b'}).position(1);
        assertEquals(
                "23000000"
                        + "03000000"
                        + "00".repeat(8)
                        + "0100000000000000"
                        + "02000000"
                        + "00000000"
                        + "616200",
                hex(NotifyCodec.entry(out, 1, name)));
        assertEquals(1, name.position());
    }

    @Test
    void resendIsAHeaderAlone() {
        assertEquals("10000000" + "07000000" + "00".repeat(8), hex(NotifyCodec.resend(out)));
    }
}
