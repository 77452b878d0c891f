package org.msed.daemon.snapshot;

import org.msed.core.state.Mode;

/**
 * What is known of the other node.
 *
 * @param name its host name
 * @param hmAddress address of its health monitor, dotted
 * @param version as last known; may be empty
 * @param udi as last known; may be empty
 * @param mode its mode as last told; OFF when it said goodbye or was never heard
 * @param inContact whether anything was heard within the failover wait
 * @param lastHeardMillis since anything authentic arrived on any link; −1 for never
 */
public record PeerSnapshot(
        String name,
        String hmAddress,
        String version,
        String udi,
        Mode mode,
        boolean inContact,
        long lastHeardMillis) {}
