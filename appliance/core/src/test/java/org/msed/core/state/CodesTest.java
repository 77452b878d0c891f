package org.msed.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** Numbers on the wire and on disk lead back to their constants. */
final class CodesTest {

    @Test
    void modes() {
        check(Mode.values(), Mode::code, Mode::ofCode);
    }

    @Test
    void serveModes() {
        check(ServeMode.values(), ServeMode::code, ServeMode::ofCode);
    }

    @Test
    void holdCauses() {
        check(HoldCause.values(), HoldCause::code, HoldCause::ofCode);
    }

    @Test
    void displayedStates() {
        check(DisplayedState.values(), DisplayedState::code, DisplayedState::ofCode);
    }

    @Test
    void datasetModes() {
        check(DatasetMode.values(), DatasetMode::code, DatasetMode::ofCode);
    }

    @Test
    void datasetStates() {
        check(DatasetState.values(), DatasetState::code, DatasetState::ofCode);
    }

    @Test
    void replicationStates() {
        check(ReplicationState.values(), ReplicationState::code, ReplicationState::ofCode);
    }

    @Test
    void replicationReasons() {
        check(ReplicationReason.values(), ReplicationReason::code, ReplicationReason::ofCode);
    }

    @Test
    void roles() {
        check(Role.values(), Role::code, Role::ofCode);
    }

    @Test
    void displayedStatesAreNineFromOneUp() {
        int[] codes =
                Arrays.stream(DisplayedState.values()).mapToInt(DisplayedState::code).toArray();
        assertEquals("[1, 2, 3, 4, 5, 6, 7, 8, 9]", Arrays.toString(codes));
    }

    @Test
    void reasonsHaveNumbersOfTheirOwn() {
        long distinct = Arrays.stream(Reason.values()).mapToInt(Reason::code).distinct().count();
        assertEquals(Reason.values().length, distinct);
    }

    private static <E> void check(E[] all, ToIntFunction<E> code, IntFunction<E> ofCode) {
        for (E constant : all) {
            assertEquals(constant, ofCode.apply(code.applyAsInt(constant)));
        }
        int above = Arrays.stream(all).mapToInt(code).max().orElseThrow() + 1;
        assertThrows(IllegalArgumentException.class, () -> ofCode.apply(above));
        assertThrows(IllegalArgumentException.class, () -> ofCode.apply(-1));
    }
}
