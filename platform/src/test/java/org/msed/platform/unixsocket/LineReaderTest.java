package org.msed.platform.unixsocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    @Test
    void linesAreCutAtLineFeeds() throws Exception {
        LineReader reader = reader("one\n\nthree\n", 10);
        assertEquals("one", reader.readLine());
        assertEquals("", reader.readLine());
        assertEquals("three", reader.readLine());
        assertNull(reader.readLine());
    }

    @Test
    void lineThatArrivesInPiecesIsPutTogether() throws Exception {
        InputStream pieces = new SequenceInputStream(stream("on"), stream("e\n"));
        assertEquals("one", new LineReader(pieces, 10).readLine());
    }

    @Test
    void characterCutBetweenPiecesIsWhole() throws Exception {
        byte[] text = "ü\n".getBytes(StandardCharsets.UTF_8);
        InputStream pieces =
                new SequenceInputStream(
                        new ByteArrayInputStream(text, 0, 1), new ByteArrayInputStream(text, 1, 2));
        assertEquals("ü", new LineReader(pieces, 10).readLine());
    }

    @Test
    void lineOfTheLongestLengthIsTaken() throws Exception {
        assertEquals("1234", reader("1234\n", 4).readLine());
    }

    @Test
    void longerLineIsRefusedBeforeItsEndArrived() {
        LineTooLongException refused =
                assertThrows(LineTooLongException.class, () -> reader("12345", 4).readLine());
        assertEquals("line must be at most 4 bytes", refused.getMessage());
    }

    @Test
    void endInsideALineIsNoLine() {
        assertThrows(EOFException.class, () -> reader("half", 10).readLine());
    }

    @Test
    void failureOfTheStreamIsPassedOn() {
        InputStream broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("reset");
                    }
                };
        assertThrows(IOException.class, () -> new LineReader(broken, 10).readLine());
    }

    private static LineReader reader(String text, int limitBytes) {
        return new LineReader(stream(text), limitBytes);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
