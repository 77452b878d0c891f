package org.msed.platform.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msed.platform.hosts.Await;
import org.msed.platform.hosts.Pair;

class LinkTableIT {
    private Pair pair;
    private LinkTable links;

    @BeforeEach
    void open() throws Exception {
        pair = new Pair();
        links = pair.here.on(LinkTable::open);
    }

    @AfterEach
    void close() {
        links.close();
        pair.close();
    }

    @Test
    void linkIsFoundByNameWithItsFacts() throws Exception {
        Link eth0 = links.byName("eth0").orElseThrow();
        assertEquals("02:00:00:00:00:01", eth0.mac());
        assertTrue(eth0.up() && eth0.carrier());
        assertEquals(1500, eth0.mtuBytes());
    }

    @Test
    void linkWithoutPermanentAddressIsFoundByItsCurrentOne() throws Exception {
        assertEquals("eth0", links.byPermanentMac("02:00:00:00:00:01").orElseThrow().name());
    }

    @Test
    void linkThatIsNotThereIsEmpty() throws Exception {
        assertTrue(links.byName("eth9").isEmpty());
        assertTrue(links.byPermanentMac("02:00:00:00:00:09").isEmpty());
    }

    @Test
    void linkWhoseOtherEndIsDownHasNoCarrier() throws Exception {
        pair.there.ip("link set eth0 down");
        assertTrue(Await.within(10_000, () -> !links.byName("eth0").orElseThrow().carrier()));
        assertTrue(links.byName("eth0").orElseThrow().up());
    }

    @Test
    void linkThatIsSetDownIsNotUp() throws Exception {
        pair.here.ip("link set eth0 down");
        assertFalse(links.byName("eth0").orElseThrow().up());
    }
}
