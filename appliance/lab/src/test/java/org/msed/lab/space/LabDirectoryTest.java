package org.msed.lab.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabDirectoryTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "../x", ".x", "a b", "a/b", "123456789012345678901234567890123"})
    void aNameThatIsNoFileNameIsRefused(String name) {
        String message = assertThrows(LabException.class, () -> LabDirectory.of(name)).getMessage();
        assertTrue(message.contains("letters, digits"), message);
    }

    @Test
    void labsOfDifferentNamesShareNothing() {
        LabDirectory one = LabDirectory.of("one");
        LabDirectory two = LabDirectory.of("two");
        assertEquals(one.root().getParent(), two.root().getParent());
        assertTrue(!one.root().equals(two.root()) && !one.disks().equals(two.disks()));
    }
}
