package org.msed.daemon.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CardSocketTest {

    private final List<Integer> closed = new ArrayList<>();
    private int opened;
    private boolean gone;

    @Test
    void theNewSocketIsUsedAndTheOldOneClosed() throws IOException {
        CardSocket<Integer> card = card();
        card.reopen();
        assertEquals(2, card.now());
        assertEquals(List.of(1), closed);
    }

    @Test
    void aSocketThatCannotBeReplacedStays() throws IOException {
        CardSocket<Integer> card = card();
        gone = true;
        assertThrows(IOException.class, card::reopen);
        assertEquals(1, card.now());
        assertEquals(List.of(), closed);
    }

    @Test
    void aReaderOfAReplacedSocketReadsOn() throws IOException {
        CardSocket<Integer> card = card();
        assertTrue(
                card.read(
                        socket -> {
                            card.reopen();
                            throw new ClosedChannelException();
                        }));
    }

    @Test
    void aReaderOfAClosedSocketEnds() throws IOException {
        CardSocket<Integer> card = card();
        assertFalse(
                card.read(
                        socket -> {
                            card.close();
                            throw new ClosedChannelException();
                        }));
    }

    @Test
    void whatIsClosedIsNotOpenedAgain() throws IOException {
        CardSocket<Integer> card = card();
        card.close();
        card.reopen();
        assertEquals(1, opened);
    }

    private CardSocket<Integer> card() throws IOException {
        return new CardSocket<>(this::open, closed::add);
    }

    private Integer open() throws IOException {
        if (gone) {
            throw new IOException("ENODEV");
        }
        return ++opened;
    }
}
