package org.msed.platform.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.msed.platform.captured.Captured;

class NetlinkEventsTest {
    @Test
    void addedAddressIsAnEvent() throws Exception {
        assertInstanceOf(NetlinkEvent.AddressAdded.class, only("event-address-added"));
    }

    @Test
    void removedAddressIsAnEvent() throws Exception {
        assertInstanceOf(NetlinkEvent.AddressRemoved.class, only("event-address-removed"));
    }

    @Test
    void lostCarrierIsAnEvent() throws Exception {
        assertInstanceOf(NetlinkEvent.LinkChanged.class, only("event-carrier-lost"));
    }

    @Test
    void overrunAsksForReadingAgain() throws Exception {
        ByteBuffer message = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
        message.putInt(0, 16).putShort(4, (short) Netlink.NLMSG_OVERRUN);
        assertEquals(List.of(new NetlinkEvent.Resynchronise()), read(message));
    }

    @Test
    void messagesOfOtherKindsAreNoEvents() throws Exception {
        assertTrue(read(Captured.buffer("answer-success")).isEmpty());
    }

    private static NetlinkEvent only(String captured) throws Exception {
        List<NetlinkEvent> events = read(Captured.buffer(captured));
        assertEquals(1, events.size());
        return events.get(0);
    }

    private static List<NetlinkEvent> read(ByteBuffer bytes) throws Exception {
        List<NetlinkEvent> events = new ArrayList<>();
        NetlinkEvents.read(bytes, events);
        return events;
    }
}
