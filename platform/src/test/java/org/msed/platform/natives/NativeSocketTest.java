package org.msed.platform.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** On netlink sockets, which every user may open. */
class NativeSocketTest {
    private static final int NETLINK_ROUTE = 0;

    private final NativeBuffer buffer = NativeBuffer.allocate(64);

    @Test
    void receiveGivesUpAtItsTimeout() throws Exception {
        try (NativeSocket socket = open()) {
            assertEquals(-1, socket.receive(buffer, null, 1));
        }
    }

    @Test
    void closeEndsAWaitingReceive() throws Exception {
        NativeSocket socket = open();
        CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> receive(socket));
        socket.close();
        ExecutionException ended =
                assertThrows(ExecutionException.class, () -> waiting.get(20, TimeUnit.SECONDS));
        assertInstanceOf(ClosedChannelException.class, ended.getCause().getCause());
    }

    @Test
    void closedSocketRefusesToSend() throws Exception {
        NativeSocket socket = open();
        socket.close();
        socket.close();
        assertThrows(ClosedChannelException.class, () -> socket.send(buffer, 1));
    }

    @Test
    void failedCallNamesTheSocket() throws Exception {
        try (NativeSocket socket = open()) {
            ErrnoException failed =
                    assertThrows(ErrnoException.class, () -> socket.setOption(1, 9999, 1));
            assertEquals("setsockopt 9999(route)", failed.call());
        }
    }

    @Test
    void unknownFamilyIsRefusedWithItsErrno() {
        ErrnoException failed =
                assertThrows(ErrnoException.class, () -> NativeSocket.open("x", 250, 3, 0));
        assertEquals("socket(x)", failed.call());
    }

    private int receive(NativeSocket socket) {
        try {
            return socket.receive(buffer, null, -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NativeSocket open() throws ErrnoException {
        return NativeSocket.open(
                "route", SocketAddress.AF_NETLINK, NativeSocket.SOCK_RAW, NETLINK_ROUTE);
    }
}
