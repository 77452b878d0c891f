package org.msed.lab.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msed.lab.space.LabException;

class FaultTest {
    @Test
    void aFaultIsReadAsItIsWritten() {
        Fault fault = Fault.of("loss", "mse1", "50");
        assertEquals(fault, Fault.parse(fault.toString()));
        Fault death = Fault.of("death", "mse2", null);
        assertEquals(death, Fault.parse(death.toString()));
    }

    @Test
    void anUnknownFaultNamesTheOnesThereAre() {
        String message = refusal("flood", null);
        assertTrue(message.contains("no fault flood"), message);
        assertTrue(message.contains("one-way"), message);
    }

    @ParameterizedTest
    @CsvSource({"loss,0", "loss,101", "loss,half", "loss,", "hang,0", "hang,", "death,3"})
    void aBadArgumentIsRefusedByName(String kind, String argument) {
        String message = refusal(kind, argument);
        assertTrue(message.contains("fault " + kind + " takes"), message);
        assertTrue(message.contains("got " + argument), message);
    }

    private static String refusal(String kind, String argument) {
        return assertThrows(LabException.class, () -> Fault.of(kind, "mse1", argument))
                .getMessage();
    }
}
