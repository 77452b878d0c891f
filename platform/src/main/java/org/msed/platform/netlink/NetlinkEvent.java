package org.msed.platform.netlink;

/** What the kernel told about links and addresses. */
public sealed interface NetlinkEvent {
    /**
     * A link was made, or something about it changed; compare with what was known.
     *
     * @param link as it is now
     */
    record LinkChanged(Link link) implements NetlinkEvent {}

    /**
     * A link is gone.
     *
     * @param link as it was last
     */
    record LinkRemoved(Link link) implements NetlinkEvent {}

    /**
     * An address was added, or its lifetime was changed.
     *
     * @param address as it is now
     */
    record AddressAdded(InterfaceAddress address) implements NetlinkEvent {}

    /**
     * An address was deleted, or its lifetime ended.
     *
     * @param address as it was last
     */
    record AddressRemoved(InterfaceAddress address) implements NetlinkEvent {}

    /** Events were lost: read {@link LinkTable} and {@link AddressTable} again. */
    record Resynchronise() implements NetlinkEvent {}
}
