package org.msed.platform.unixsocket;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Cuts a stream of bytes into lines of UTF-8 that end with a line feed. Not thread-safe. */
public final class LineReader {
    private final InputStream stream;
    private final int limitBytes;
    private final byte[] chunk = new byte[8192];
    private int next;
    private int end;

    /**
     * A reader at the start of a stream.
     *
     * @param stream where from; it is read ahead
     * @param limitBytes longest line without its line feed
     */
    public LineReader(InputStream stream, int limitBytes) {
        this.stream = stream;
        this.limitBytes = limitBytes;
    }

    /**
     * Waits for a whole line.
     *
     * @return the line without its line feed; null at the end of the stream
     * @throws LineTooLongException more bytes than the limit came without a line feed
     * @throws EOFException the stream ended inside a line
     * @throws IOException the stream failed
     */
    public String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            if (next == end && !fill()) {
                if (line.size() > 0) {
                    throw new EOFException("connection ended inside a line");
                }
                return null;
            }
            int feed = next;
            while (feed < end && chunk[feed] != '\n') {
                feed++;
            }
            if (line.size() + feed - next > limitBytes) {
                throw new LineTooLongException(limitBytes);
            }
            line.write(chunk, next, feed - next);
            boolean whole = feed < end;
            next = whole ? feed + 1 : feed;
            if (whole) {
                return line.toString(StandardCharsets.UTF_8);
            }
        }
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, stream.read(chunk));
        return end > 0;
    }
}
