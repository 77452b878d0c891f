package org.msed.platform.netlink;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressLabelTest {
    @ParameterizedTest
    @ValueSource(strings = {"eth0", "eth0:1", "eth0:vip", "eth0:1234567890"})
    void labelsThatBelongToTheInterfaceAreTaken(String label) {
        assertDoesNotThrow(() -> AddressTable.requireLabel("eth0", label));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "foo:1", "eth01", "eth0:", "eth1:1", "eth0: 1", "eth0:12345678901"})
    void labelsThatTheKernelWouldTakeButNobodyFindAreRefused(String label) {
        assertThrows(
                IllegalArgumentException.class, () -> AddressTable.requireLabel("eth0", label));
    }

    @Test
    void refusalNamesTheLabelAndWhatIsAllowed() {
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> AddressTable.requireLabel("eth0", "foo:1"));
        assertEquals(
                "label must be 'eth0' or 'eth0:<text>', at most 15 characters, got 'foo:1'",
                refused.getMessage());
    }
}
