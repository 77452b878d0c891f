package org.msed.config;

/**
 * One pairing of this node.
 *
 * @param pairId name of the pair: its primary's host name
 * @param failover who starts a failover
 * @param failback who starts a failback
 * @param guard how the pair decides without contact; {@code MANUAL} exactly with failover Manual
 * @param takeoverPolicy when a standby may take over by itself
 * @param reverseMirror whether the mirror back begins by itself after a takeover
 * @param times all times of the pair
 * @param flapMax automatic takeovers allowed in the flap window
 * @param resumeMax resumptions allowed in 10 minutes; 0 for none
 * @param selfFence whether to reboot when an application will not stop
 * @param osShutdownHandover whether a shutdown of the system is a planned move
 * @param priority 0 to 100; the higher goes first when both primaries fall silent at once
 * @param vip virtual address that the pair protects
 * @param vipLabel interface label of the virtual address on this node
 * @param instanceIndex 3 or 4: number of the pairing on its secondary
 * @param instanceDatabase database that the pairing brings along
 * @param peer the other node
 */
public record PairConfig(
        String pairId,
        MoveType failover,
        MoveType failback,
        Guard guard,
        TakeoverPolicy takeoverPolicy,
        ReverseMirror reverseMirror,
        PairTimes times,
        int flapMax,
        int resumeMax,
        boolean selfFence,
        boolean osShutdownHandover,
        int priority,
        Ip4Prefix vip,
        String vipLabel,
        int instanceIndex,
        InstanceDatabase instanceDatabase,
        PeerConfig peer) {
    /** Whether a database is run where the pair serves. */
    public boolean hasDatabase() {
        return instanceDatabase != InstanceDatabase.NONE;
    }
}
