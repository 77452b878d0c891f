package org.msed.daemon.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.msed.core.pair.Moment;
import org.msed.core.pair.Order;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairSettings;
import org.msed.core.pair.PairState;
import org.msed.core.record.DataSets;
import org.msed.core.record.PairRecord;
import org.msed.core.state.Guard;
import org.msed.core.state.Mode;
import org.msed.core.state.Role;

class PairLoopTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong();
    private final Mailbox mailbox = new Mailbox();
    private final RecordingActs acts = new RecordingActs(mailbox);
    private final PairLoop loop = loop();

    private PairLoop loop() {
        PairSettings settings =
                PairSettings.defaults(Role.SECONDARY, Guard.GUARDED, 10 * SECOND, true);
        Optional<PairRecord> record = Optional.of(PairRecord.initial(Role.SECONDARY));
        return new PairLoop(
                PairState.off(settings, 1),
                at -> new PairEvent.Start(at, 1, 1, record, DataSets.NONE),
                mailbox,
                acts,
                () -> Moment.of(clock.get()));
    }

    @Test
    void itEndsWhenTheMachineIsStopped() {
        mailbox.post(this::stop);
        loop.run();
        assertEquals(Mode.OFF, loop.published().state().mode());
        assertTrue(acts.done.contains("answer DONE"));
    }

    @Test
    void aDeadlineThatPassedIsHandledBeforeWhatArrived() {
        List<Long> handled = new ArrayList<>();
        mailbox.post(
                at -> {
                    handled.add(loop.published().state().at().nanos());
                    return stop(at);
                });
        Arrival jump =
                at -> {
                    clock.addAndGet(5 * SECOND);
                    return null;
                };
        loop.handle(at -> new PairEvent.Start(at, 1, 1, Optional.empty(), DataSets.NONE));
        loop.handle(jump);
        loop.run();
        assertEquals(List.of(5 * SECOND), handled);
    }

    @Test
    void everyEventIsSettledOnce() {
        mailbox.post(this::stop);
        loop.run();
        assertEquals(2, acts.done.stream().filter("settle"::equals).count());
    }

    private PairEvent stop(Moment at) {
        return new PairEvent.Command(at, 1, Order.STOP, true, false, false, "test");
    }
}
