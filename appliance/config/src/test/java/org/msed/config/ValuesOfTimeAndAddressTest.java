package org.msed.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesOfTimeAndAddressTest {
    @ParameterizedTest
    @CsvSource({"300 ms,300", "10s,10000", "60 min,3600000", "7 d,604800000", "0.5 s,500", "0,0"})
    void aDurationIsANumberWithItsUnit(String text, long millis) {
        assertEquals(millis, Durations.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "s", "-1 s", "1 week", "0.1 ms", "", "1e3 s"})
    void otherTextsAreNoDurations(String text) {
        assertThrows(IllegalArgumentException.class, () -> Durations.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"10,10000", "0.3,300", "300 ms,300", "2 min,120000"})
    void aBareFailoverWaitIsSeconds(String text, long millis) {
        assertEquals(millis, Durations.parseSeconds(text));
    }

    @ParameterizedTest
    @CsvSource({"10000,10", "300,0.3", "1500,1.5", "100000,100"})
    void aFailoverWaitIsPrintedAsBareSeconds(long millis, String text) {
        assertEquals(text, Durations.printSeconds(millis));
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 s",
        "300,300 ms",
        "1000,1 s",
        "60000,60 s",
        "1800000,30 min",
        "3600000,60 min",
        "604800000,7 d",
        "7200000,2 h"
    })
    void aDurationIsPrintedInItsLargestUnit(long millis, String text) {
        assertEquals(text, Durations.print(millis));
        assertEquals(millis, Durations.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.10.10", "10.10.10.256", "010.1.1.1", "mse1", "1.1.1.1 ", "::1", ""})
    void otherTextsAreNoAddresses(String text) {
        assertThrows(IllegalArgumentException.class, () -> Ip4.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"255.255.255.0,24", "255.0.0.0,8", "255.255.255.255,32", "255.255.255.252,30"})
    void aMaskIsItsNumberOfOnes(String text, int prefix) {
        assertEquals(prefix, Ip4.parseMask(text));
        assertEquals(text, Ip4.maskText(prefix));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "255.0.255.0", "0.255.255.255", "24"})
    void otherTextsAreNoMasks(String text) {
        assertThrows(IllegalArgumentException.class, () -> Ip4.parseMask(text));
    }

    @Test
    void neighboursShareASubnetAndStrangersDoNot() {
        Ip4Prefix here = new Ip4Prefix(Ip4.parse("10.10.10.12"), 24);
        assertTrue(here.sameSubnet(new Ip4Prefix(Ip4.parse("10.10.10.200"), 24)));
        assertFalse(here.sameSubnet(new Ip4Prefix(Ip4.parse("10.10.11.12"), 24)));
        assertFalse(here.sameSubnet(new Ip4Prefix(Ip4.parse("10.10.10.200"), 25)));
    }
}
