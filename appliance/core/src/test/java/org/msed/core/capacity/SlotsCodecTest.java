package org.msed.core.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SlotsCodecTest {

    private static final List<String> NAMES = List.of("mse1", "m\u00fcller");

    @Test
    void namesComeBack() {
        assertEquals(Optional.of(NAMES), SlotsCodec.decode(SlotsCodec.encode(NAMES)));
        assertEquals(Optional.of(List.of()), SlotsCodec.decode(SlotsCodec.encode(List.of())));
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] file = SlotsCodec.encode(NAMES);
        for (int length = 0; length < file.length; length++) {
            assertEquals(Optional.empty(), SlotsCodec.decode(Arrays.copyOf(file, length)));
        }
    }

    @Test
    void everyFlippedBitIsRefused() {
        byte[] file = SlotsCodec.encode(NAMES);
        for (int bit = 0; bit < 8 * file.length; bit++) {
            file[bit / 8] ^= (byte) (1 << bit % 8);
            assertEquals(Optional.empty(), SlotsCodec.decode(file), "bit " + bit);
            file[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }
}
