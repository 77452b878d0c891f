package org.msed.daemon.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msed.core.pair.Effect;
import org.msed.core.pair.Effect.Answer.Outcome;
import org.msed.core.pair.Moment;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairMachine;
import org.msed.core.pair.PairSettings;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Row;
import org.msed.core.pair.Step;
import org.msed.core.record.DataSets;
import org.msed.core.record.PairRecord;
import org.msed.core.state.Epoch;
import org.msed.core.state.Guard;
import org.msed.core.state.Role;
import org.msed.core.wire.Frame;
import org.msed.core.wire.Message;

class EffectRunnerTest {

    private static final Moment NOW = Moment.of(1);
    private static final PairSettings SETTINGS =
            PairSettings.defaults(Role.PRIMARY, Guard.GUARDED, 10_000_000_000L, true);
    private static final Effect PERSIST =
            new Effect.Persist(PairRecord.initial(Role.PRIMARY), null);
    private static final Effect SEND =
            new Effect.Send(new Frame(Epoch.NONE, 1, new Message.Token(2)));

    private final Mailbox mailbox = new Mailbox();
    private final RecordingActs acts = new RecordingActs(mailbox);
    private final EffectRunner runner = new EffectRunner(acts, mailbox);

    @BeforeEach
    void own() {
        mailbox.own();
    }

    @Test
    void effectsAreDoneInListOrder() {
        runner.run(List.of(PERSIST, SEND, new Effect.TakeAddress(9), new Effect.Announce(true)));
        assertEquals(List.of("persist 0/P", "send Token 0/P", "take", "announce"), acts.done);
    }

    @Test
    void whatFollowsAFailedPersistIsNotDone() {
        acts.diskFull = true;
        runner.run(List.of(new Effect.DropAddress(), PERSIST, SEND));
        assertEquals(List.of("drop"), acts.done);
        assertInstanceOf(PairEvent.PersistFailed.class, mailbox.nextResult().at(NOW));
    }

    @Test
    void aFailedPersistIsReportedBeforeWhatWasDoneBeforeIt() {
        acts.diskFull = true;
        runner.run(List.of(new Effect.TakeAddress(9), PERSIST));
        assertInstanceOf(PairEvent.PersistFailed.class, mailbox.nextResult().at(NOW));
        assertInstanceOf(PairEvent.AddressTaken.class, mailbox.nextResult().at(NOW));
    }

    /** I14: the line of such a decision may be in the event file, so the next one takes it back. */
    @Test
    void theFailureNamesTheDecisionThatIsNotDurable() {
        acts.diskFull = true;
        PairRecord record = PairRecord.initial(Role.PRIMARY);
        Step step =
                new PairMachine()
                        .step(
                                PairState.off(SETTINGS, 1),
                                new PairEvent.Start(NOW, 1, 1, Optional.of(record), DataSets.NONE));
        runner.run(step.effects());
        PairEvent event = mailbox.nextResult().at(NOW);
        PairEvent.PersistFailed failed = assertInstanceOf(PairEvent.PersistFailed.class, event);
        assertTrue(failed.cause().contains("event 1 is not durable"), failed.cause());
        Step after = new PairMachine().step(step.state(), failed);
        assertTrue(after.fired(Row.R54));
        assertEquals(failed.cause(), after.state().reasonDetail());
    }

    @Test
    void anOrderWhoseRecordCannotBeWrittenHasFailed() {
        acts.diskFull = true;
        runner.run(List.of(PERSIST, new Effect.Answer(1, Outcome.DONE, List.of(), "")));
        assertEquals(List.of("answer FAILED"), acts.done);
    }

    @Test
    void aTakenAddressIsReported() {
        runner.run(List.of(new Effect.TakeAddress(9)));
        assertInstanceOf(PairEvent.AddressTaken.class, mailbox.nextResult().at(NOW));
    }

    @Test
    void aRefusedAddressIsReportedWithItsCause() {
        acts.addressRefused = true;
        runner.run(List.of(new Effect.TakeAddress(9)));
        PairEvent event = mailbox.nextResult().at(NOW);
        PairEvent.AddressFailed failed = assertInstanceOf(PairEvent.AddressFailed.class, event);
        assertTrue(failed.cause().contains("no such device"));
    }

    @Test
    void aRenewalThatWorksIsNotReported() {
        runner.run(List.of(new Effect.RenewAddress(9)));
        assertNull(mailbox.nextResult());
    }

    @Test
    void exitEndsTheMachine() {
        assertFalse(runner.exited());
        runner.run(List.of(new Effect.Exit()));
        assertTrue(runner.exited());
    }
}
