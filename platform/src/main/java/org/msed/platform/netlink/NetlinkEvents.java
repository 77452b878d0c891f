package org.msed.platform.netlink;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.function.Function;

/** Turns notifications into events. */
final class NetlinkEvents {
    private NetlinkEvents() {}

    /** Adds the events in the buffer, in order; other messages are not for us. */
    static void read(ByteBuffer bytes, Collection<NetlinkEvent> events)
            throws NetlinkFormatException {
        MessageReader reader = new MessageReader(bytes);
        while (reader.nextMessage()) {
            NetlinkEvent event = event(reader);
            if (event != null) {
                events.add(event);
            }
        }
    }

    private static NetlinkEvent event(MessageReader reader) throws NetlinkFormatException {
        return switch (reader.type()) {
            case Netlink.RTM_NEWLINK -> of(LinkCodec.read(reader), NetlinkEvent.LinkChanged::new);
            case Netlink.RTM_DELLINK -> of(LinkCodec.read(reader), NetlinkEvent.LinkRemoved::new);
            case Netlink.RTM_NEWADDR ->
                    of(AddressCodec.read(reader), NetlinkEvent.AddressAdded::new);
            case Netlink.RTM_DELADDR ->
                    of(AddressCodec.read(reader), NetlinkEvent.AddressRemoved::new);
            case Netlink.NLMSG_OVERRUN -> new NetlinkEvent.Resynchronise();
            default -> null;
        };
    }

    private static <T> NetlinkEvent of(T value, Function<T, NetlinkEvent> make) {
        return value == null ? null : make.apply(value);
    }
}
