package org.msed.platform.ndp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.msed.platform.hosts.Await;
import org.msed.platform.hosts.Pair;

class NeighbourSocketIT {
    @Test
    void neighbourFollowsTheAnnouncement() throws Exception {
        try (Pair pair = new Pair();
                NeighbourSocket socket = pair.here.on(() -> NeighbourSocket.open("eth0"))) {
            pair.there.ip("neigh replace fd00::100 lladdr 02:00:00:00:00:99 dev eth0 nud stale");
            socket.announce((Inet6Address) InetAddress.getByName("fd00::100"));
            assertTrue(
                    Await.within(
                            2_000,
                            () ->
                                    pair.there
                                            .ip("-6 neigh show fd00::100 dev eth0")
                                            .contains("02:00:00:00:00:01")));
        }
    }
}
