package org.msed.daemon.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.daemon.loop.RecordingActs;
import org.msed.daemon.loop.VirtualLoop;

class RehearsalTest {

    private RecordingActs acts;

    @Test
    void everyRehearsedTakeoverEndsInService() {
        assertEquals(3, Rehearsal.play(3));
    }

    @Test
    void theEpochIsDurableBeforeItIsAnnouncedAndTheAddressTaken() {
        play(standby());
        List<String> done = acts.done;
        int persisted = done.indexOf("persist 2/S");
        assertTrue(done.indexOf("claim") < persisted);
        assertTrue(persisted < done.indexOf("send Stale 2/S"), done.toString());
        assertTrue(persisted < done.indexOf("take"), done.toString());
        assertTrue(done.indexOf("take") < done.indexOf("announce"), done.toString());
    }

    @Test
    void aTakeoverIsOneTurnOfTheLoop() {
        play(standby());
        List<String> done = acts.done;
        List<String> turn = done.subList(done.indexOf("persist 2/S"), done.indexOf("announce"));
        assertFalse(turn.contains("settle"), turn.toString());
    }

    @Test
    void aRecordThatCannotBeWrittenTakesNoAddress() {
        VirtualLoop loop = standby();
        acts.diskFull = true;
        play(loop);
        assertFalse(acts.done.contains("take"));
        assertEquals(Mode.HOLD, loop.state().mode());
        assertEquals(HoldCause.META, loop.state().holdCause());
    }

    private VirtualLoop standby() {
        VirtualLoop loop =
                Rehearsal.start(
                        1,
                        inbox -> {
                            acts = new RecordingActs(inbox);
                            return acts;
                        });
        Rehearsal.standBy(loop);
        return loop;
    }

    private static void play(VirtualLoop loop) {
        Rehearsal.loseHolder(loop);
        Rehearsal.serve(loop);
    }
}
