package org.msed.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {
    @ParameterizedTest
    @CsvSource({
        "64 MiB,67108864,64 MiB",
        "1.5 KiB,1536,1536 B",
        "20MB,20000000,20 MB",
        "20mb,20000000,20 MB",
        "2 kB,2000,2 kB",
        "1 TiB,1099511627776,1 TiB",
        "7 B,7,7 B",
        "0,0,0",
        "0 GiB,0,0"
    })
    void aNumberWithAUnitIsRead(String text, long bytes, String printed) {
        assertEquals(bytes, Sizes.parse(text));
        assertEquals(printed, Sizes.print(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"64", "64 Mi", "", "MiB", "-1 B", "0.3 B", "1e3 B", "99999999 TiB"})
    void whatIsNoNumberOfBytesIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Sizes.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"0,0 B", "999,999 B", "1000,1.0 kB", "1234567,1.2 MB", "99000000000,99.0 GB"})
    void forPeopleItIsRounded(long bytes, String text) {
        assertEquals(text, Sizes.rounded(bytes));
    }
}
