package org.msed.lab.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    void theLastLabTakesTheParentAlong(@TempDir Path base) {
        LabDirectory one =
                new LabDirectory("one", base.resolve("p/one"), base.resolve("p/1.disks"));
        LabDirectory two =
                new LabDirectory("two", base.resolve("p/two"), base.resolve("p/2.disks"));
        one.create(Topology.PAIR);
        two.create(Topology.PAIR);
        one.remove();
        assertTrue(two.exists());
        two.remove();
        assertFalse(Files.exists(base.resolve("p")));
    }

    @Test
    void labsOfDifferentNamesShareNothing() {
        LabDirectory one = LabDirectory.of("one");
        LabDirectory two = LabDirectory.of("two");
        assertEquals(one.root().getParent(), two.root().getParent());
        assertTrue(!one.root().equals(two.root()) && !one.disks().equals(two.disks()));
    }
}
