package org.msed.platform.icmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msed.platform.hosts.Pair;
import org.msed.platform.natives.ErrnoException;

class EchoSocketIT {
    private Pair pair;
    private EchoSocket echo;

    @BeforeEach
    void open() throws Exception {
        pair = new Pair();
        echo = pair.here.on(() -> EchoSocket.open("eth0"));
    }

    @AfterEach
    void close() {
        echo.close();
        pair.close();
    }

    @Test
    void gatewayThatIsThereAnswersWithOurNumbers() throws Exception {
        InetAddress gateway = InetAddress.getByName("10.9.0.3");
        long beforeNanos = System.nanoTime();
        echo.send(gateway, 65535, 7);
        EchoReply reply = echo.receive(10_000);
        assertEquals(new EchoReply(gateway, 65535, 7, reply.arrivalNanos()), reply);
        assertTrue(reply.arrivalNanos() - beforeNanos > 0);
    }

    @Test
    void ipv6GatewayAnswersWithOurNumbers() throws Exception {
        InetAddress gateway = InetAddress.getByName("fd00::3");
        try (EchoSocket six = pair.here.on(() -> EchoSocket.open6("eth0"))) {
            six.send(gateway, 5, 65535);
            EchoReply reply = six.receive(10_000);
            assertEquals(new EchoReply(gateway, 5, 65535, reply.arrivalNanos()), reply);
        }
    }

    @Test
    void linkLocalGatewayIsReachedThroughTheInterface() throws Exception {
        try (EchoSocket six = pair.here.on(() -> EchoSocket.open6("eth0"))) {
            six.send(InetAddress.getByName("fe80::ff:fe00:2"), 5, 1);
            assertEquals(1, six.receive(10_000).sequence());
        }
    }

    @Test
    void absentGatewayDoesNotAnswer() throws Exception {
        echo.send(InetAddress.getByName("10.9.0.77"), 1, 1);
        assertNull(echo.receive(300));
    }

    @Test
    void interfaceThatIsDownIsAnErrorOfTheCall() throws Exception {
        pair.here.ip("link set eth0 down");
        ErrnoException failed =
                assertThrows(
                        ErrnoException.class,
                        () -> echo.send(InetAddress.getByName("10.9.0.3"), 1, 1));
        assertEquals("send(eth0)", failed.call());
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> echo.send(InetAddress.getByName("10.9.0.3"), 65536, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> echo.send(InetAddress.getByName("fd00::3"), 1, 1));
    }

    @Test
    void closeEndsAWaitingReceive() throws Exception {
        CompletableFuture<Exception> ended = new CompletableFuture<>();
        new Thread(
                        () -> {
                            try {
                                echo.receive();
                            } catch (Exception e) {
                                ended.complete(e);
                            }
                        })
                .start();
        echo.close();
        assertInstanceOf(ClosedChannelException.class, ended.get(20, TimeUnit.SECONDS));
    }
}
