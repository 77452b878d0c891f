package org.msed.daemon.loop;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.msed.core.pair.PairEvent;

class MailboxTest {

    private static final Arrival ONE = PairEvent.Tick::new;
    private final Mailbox mailbox = new Mailbox();

    @Test
    void whatTheLoopPostsGoesBeforeWhatWaits() {
        mailbox.post(PairEvent.DataOpened::new);
        mailbox.own();
        mailbox.post(ONE);
        assertSame(ONE, mailbox.nextResult());
        assertNull(mailbox.nextResult());
    }

    @Test
    void whatOthersPostWaitsItsTurn() {
        mailbox.post(ONE);
        assertSame(ONE, mailbox.await(0));
    }

    @Test
    void nothingIsWaitedForWhenTheTimeIsOver() {
        assertNull(mailbox.await(-1));
    }

    @Test
    void aFloodOfFramesIsCutOff() {
        for (int i = 0; i < Mailbox.FRAME_LIMIT; i++) {
            assertTrue(mailbox.offer(ONE));
        }
        assertFalse(mailbox.offer(ONE));
    }

    @Test
    void anOrderGetsThroughAFlood() {
        for (int i = 0; i < Mailbox.FRAME_LIMIT; i++) {
            mailbox.offer(PairEvent.DataOpened::new);
        }
        mailbox.post(ONE);
        for (int i = 0; i < Mailbox.FRAME_LIMIT; i++) {
            mailbox.await(0);
        }
        assertSame(ONE, mailbox.await(0));
    }
}
