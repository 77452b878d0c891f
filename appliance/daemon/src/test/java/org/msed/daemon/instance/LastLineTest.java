package org.msed.daemon.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a database said last. */
class LastLineTest {
    @TempDir Path directory;

    @Test
    void blankLinesAndRulesAtTheEndAreNoLastWords() throws IOException {
        assertEquals("second", LastLine.of(log("first\n  second \n\n \n------\n"), 0));
    }

    @Test
    void whatAnEarlierProcessSaidDoesNotCount() throws IOException {
        assertEquals("", LastLine.of(log("first\n"), 6));
        assertEquals("second", LastLine.of(log("first\nsecond\n"), 6));
    }

    @Test
    void aLongLogIsReadFromItsEndAndALongLineCut() throws IOException {
        String line = "x".repeat(1000);
        assertEquals("x".repeat(300), LastLine.of(log("early\n".repeat(10_000) + line), 0));
    }

    private Path log(String text) throws IOException {
        return Files.writeString(directory.resolve("log"), text);
    }
}
