package org.msed.daemon.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.core.pair.Moment;
import org.msed.core.pair.PairEvent;
import org.msed.daemon.loop.Arrival;
import org.msed.daemon.loop.Inbox;

class SlotDeskTest {

    @TempDir private Path directory;
    private final Told first = new Told();
    private final Told second = new Told();

    private static final class Told implements Inbox {
        private final List<PairEvent> events = new ArrayList<>();

        @Override
        public void post(Arrival arrival) {
            events.add(arrival.at(Moment.of(1)));
        }

        @Override
        public boolean offer(Arrival arrival) {
            throw new AssertionError("a slot's answer must not be lost");
        }

        private PairEvent last() {
            return events.get(events.size() - 1);
        }
    }

    private SlotDesk desk() {
        SlotDesk desk = new SlotDesk(1, directory);
        desk.register("mse1", 0, first);
        desk.register("mse3", 0, second);
        return desk;
    }

    @Test
    void aClaimIsGrantedAndTheOtherPairIsToldThatNothingIsLeft() {
        desk().claim("mse1", 0);
        assertInstanceOf(PairEvent.SlotGranted.class, first.last());
        PairEvent.CapacityChanged told =
                assertInstanceOf(PairEvent.CapacityChanged.class, second.last());
        assertFalse(told.free());
        assertEquals("mse1", told.servedPair());
    }

    @Test
    void theSecondClaimIsRefusedWithTheServedPair() {
        SlotDesk desk = desk();
        desk.claim("mse1", 0);
        desk.claim("mse3", 0);
        PairEvent.SlotRefused refused =
                assertInstanceOf(PairEvent.SlotRefused.class, second.last());
        assertEquals("mse1", refused.servedPair());
    }

    @Test
    void aFreedSlotIsToldToTheOther() {
        SlotDesk desk = desk();
        desk.claim("mse1", 0);
        desk.free("mse1");
        assertEquals(new PairEvent.CapacityChanged(Moment.of(1), true, ""), second.last());
    }

    @Test
    void aClaimOutlivesTheDaemon() throws IOException {
        desk().claim("mse1", 0);
        SlotDesk next = desk();
        next.restore(List.of());
        assertEquals(List.of("mse1"), next.served());
    }

    @Test
    void aFreedSlotStaysFreeOverAStart() throws IOException {
        SlotDesk desk = desk();
        desk.claim("mse1", 0);
        desk.free("mse1");
        SlotDesk next = desk();
        next.restore(List.of());
        assertEquals(List.of(), next.served());
    }

    @Test
    void withATornFileTheRecordsTellWhoServed() throws IOException {
        Files.write(directory.resolve("slots"), new byte[] {1, 2, 3});
        SlotDesk desk = desk();
        desk.restore(List.of("mse3"));
        assertEquals(List.of("mse3"), desk.served());
    }

    @Test
    void aClaimThatCannotBeSavedIsRefused() throws IOException {
        Path gone = directory.resolve("gone");
        SlotDesk desk = new SlotDesk(1, gone);
        desk.register("mse1", 0, first);
        desk.register("mse3", 0, second);
        desk.claim("mse1", 0);
        assertInstanceOf(PairEvent.SlotRefused.class, first.last());
        assertEquals(List.of(), desk.served());
    }

    @Test
    void aNodeWithOnePairWritesNothing() {
        SlotDesk desk = new SlotDesk(1, directory);
        desk.register("mse1", 0, first);
        desk.claim("mse1", 0);
        assertInstanceOf(PairEvent.SlotGranted.class, first.last());
        assertFalse(Files.exists(directory.resolve("slots")));
    }
}
