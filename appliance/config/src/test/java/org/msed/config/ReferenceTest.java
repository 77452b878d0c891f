package org.msed.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReferenceTest {
    private static final Path TREE = Path.of("../..");
    private static final String PRINT =
            "differs; print it again with java -cp appliance/config/target/classes:<libraries>"
                    + " org.msed.config.Reference .";

    @TestFactory
    Iterable<DynamicTest> theCommittedFileIsWhatTheKeysPrint() {
        return Reference.files().entrySet().stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getKey(),
                                        () ->
                                                assertEquals(
                                                        file.getValue(),
                                                        Files.readString(
                                                                TREE.resolve(file.getKey())),
                                                        file.getKey() + " " + PRINT)))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(ConfigKey.class)
    void everyKeyIsExplained(ConfigKey key) {
        assertFalse(key.meaning().isBlank() || key.allowed().isBlank() || key.type().isBlank());
    }

    @ParameterizedTest
    @EnumSource(ConfigKey.class)
    void everyDefaultIsAllowed(ConfigKey key) {
        if (key.fallback().type() == Fallback.Type.VALUE) {
            assertEquals(key.defaultText(), key.canonical(key.defaultText()));
        }
    }

    @Test
    void anotherTreeGetsEveryFile(@org.junit.jupiter.api.io.TempDir Path tree) throws IOException {
        Reference.main(new String[] {tree.toString()});
        for (String file : Reference.files().keySet()) {
            assertEquals(Reference.files().get(file), Files.readString(tree.resolve(file)));
        }
    }
}
