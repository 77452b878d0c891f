package org.msed.platform.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ErrnoExceptionTest {
    @Test
    void messageNamesCallErrnoAndMeaning() {
        ErrnoException failed = new ErrnoException("bind(eth0)", Errno.EADDRNOTAVAIL);
        assertEquals(
                "bind(eth0): EADDRNOTAVAIL (99): Cannot assign requested address",
                failed.getMessage());
        assertEquals("bind(eth0)", failed.call());
        assertEquals(Errno.EADDRNOTAVAIL, failed.errno());
    }

    @Test
    void messageEndsWithTheKernelsExplanation() {
        ErrnoException failed = new ErrnoException("delete(x)", Errno.EPERM, "Not yours");
        assertEquals(
                "delete(x): EPERM (1): Operation not permitted (Not yours)", failed.getMessage());
    }

    @Test
    void unknownErrnoIsStillANumber() {
        assertEquals(
                "call: errno (4095): unknown error", new ErrnoException("call", 4095).getMessage());
    }

    @Test
    void missingInterfaceIsNamed() {
        ErrnoException failed =
                assertThrows(ErrnoException.class, () -> Interfaces.index("no-such-if"));
        assertEquals(
                "if_nametoindex(no-such-if): ENODEV (19): No such device", failed.getMessage());
    }

    @Test
    void interfaceNameOutOfRangeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Interfaces.index(""));
        assertThrows(IllegalArgumentException.class, () -> Interfaces.index("a".repeat(16)));
    }
}
