package org.msed.core.sim.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The printed pages say what the code says. */
class PagesTest {

    private static final Path DOCS = Path.of("..", "..", "docs");

    @TestFactory
    Stream<DynamicTest> thePageIsAsPrinted() {
        return Pages.ALL.keySet().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> compare(name)));
    }

    private static void compare(String name) throws IOException {
        String printed = Pages.ALL.get(name).get();
        assertEquals(
                printed,
                Files.readString(DOCS.resolve(name)),
                "write it anew: java -cp appliance/core/target/classes:appliance/core/target/"
                        + "test-classes org.msed.core.sim.run.Pages docs");
    }
}
