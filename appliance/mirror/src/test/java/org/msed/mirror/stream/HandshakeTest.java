package org.msed.mirror.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.msed.mirror.stream.StreamPair.FIRST;
import static org.msed.mirror.stream.StreamPair.SECOND;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HandshakeTest {

    private final StreamPair pair =
            new StreamPair(1, Outbox.Settings.DEFAULT, new RecordingReplica());

    @AfterEach
    void close() {
        pair.close();
    }

    @Test
    void theStandbyAsksAndIsAccepted() throws Exception {
        pair.links.heal(0);
        StreamPair.await("a link", () -> pair.standbyPort.route() == 0);
        pair.standbyHandshake.ask(FIRST, 42);
        pair.awaitSaid("asked 1 42");
        pair.holderHandshake.accept(FIRST);
        pair.awaitSaid("accepted 1");
    }

    @Test
    void itAsksWhenALinkConnectsAndAgainUntilItIsAnswered() throws Exception {
        pair.standbyHandshake.ask(FIRST, 42);
        pair.links.heal(0);
        pair.awaitSaid("asked 1 42");
        pair.links.cut(0);
        pair.links.heal(0);
        pair.awaitSaid("asked 1 42");
    }

    @Test
    void anAnswerThatWasLostIsSaidAgain() throws Exception {
        pair.standbyHandshake.ask(FIRST, 42);
        pair.holderHandshake.accept(FIRST);
        pair.links.heal(0);
        pair.awaitSaid("accepted 1");
    }

    @Test
    void aDeclinedStandbyHearsWhy() throws Exception {
        pair.standbyHandshake.ask(FIRST, 42);
        pair.links.heal(0);
        pair.awaitSaid("asked 1 42");
        pair.holderHandshake.decline(FIRST, "other datasets");
        pair.awaitSaid("declined 1 other datasets");
    }

    @Test
    void aDeclinedStandbyIsJudgedAnewWhenItAsksAgain() throws Exception {
        pair.standbyHandshake.ask(FIRST, 42);
        pair.links.heal(0);
        pair.awaitSaid("asked 1 42");
        pair.holderHandshake.decline(FIRST, "other datasets");
        pair.awaitSaid("declined 1 other datasets");
        pair.standbyHandshake.remind();
        pair.awaitSaid("asked 1 42");
        pair.holderHandshake.accept(FIRST);
        pair.awaitSaid("accepted 1");
    }

    @Test
    void aDeclinedStandbyAsksWhenALinkConnects() throws Exception {
        pair.standbyHandshake.ask(FIRST, 42);
        pair.links.heal(0);
        pair.awaitSaid("asked 1 42");
        pair.holderHandshake.decline(FIRST, "other datasets");
        pair.awaitSaid("declined 1 other datasets");
        pair.links.cut(0);
        pair.links.heal(0);
        pair.awaitSaid("asked 1 42");
    }

    @Test
    void anAnswerToWhatIsNotAskedAnyMoreIsIgnored() {
        pair.standbyHandshake.ask(FIRST, 1);
        pair.standbyHandshake.ask(SECOND, 2);
        pair.standbyHandshake.answered(new StreamMessage.Accept(FIRST));
        pair.standbyHandshake.stopAsking();
        pair.standbyHandshake.answered(new StreamMessage.Accept(SECOND));
        assertEquals(0, pair.said.size());
    }

    @Test
    void anotherVersionIsDeclinedNamingBoth() throws Exception {
        pair.standbyHandshake.ask(FIRST, 42);
        pair.links.heal(0);
        pair.awaitSaid("asked 1 42");
        pair.holderHandshake.asked(0, new StreamMessage.Attach(FIRST, 9, 42));
        String said = pair.nextSaid();
        assertTrue(said.contains("2 on the holder and 9 on the standby"), said);
    }
}
