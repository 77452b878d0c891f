package org.msed.daemon.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.msed.config.HaRole;
import org.msed.config.InstanceDatabase;
import org.msed.config.Ip4;
import org.msed.config.Ip4Prefix;
import org.msed.config.MoveType;
import org.msed.config.Nic;
import org.msed.config.NodeConfig;
import org.msed.config.PairConfig;
import org.msed.config.PairTimes;
import org.msed.config.PeerConfig;
import org.msed.config.ReverseMirror;
import org.msed.config.TakeoverPolicy;
import org.msed.core.pair.PairSettings;
import org.msed.core.state.Guard;
import org.msed.core.state.Role;

class SettingsMappingTest {

    private static final long MILLI = 1_000_000L;

    @Test
    void configuredTimesArriveInNanoseconds() {
        PairSettings settings = settings(pair(MoveType.AUTOMATIC, 10_000), true);
        assertEquals(10_000 * MILLI, settings.deadNanos());
        assertEquals(6_000 * MILLI, settings.promiseNanos());
        assertEquals(101 * MILLI, settings.beatNanos());
        assertEquals(102 * MILLI, settings.dwellNanos());
        assertEquals(103 * MILLI, settings.settleNanos());
        assertEquals(104 * MILLI, settings.bootNanos());
        assertEquals(105 * MILLI, settings.handoverNanos());
        assertEquals(106 * MILLI, settings.gatewayNanos());
        assertEquals(107 * MILLI, settings.flapWindowNanos());
        assertEquals(0.02, settings.rho());
        assertEquals(8, settings.flapMax());
        assertEquals(9, settings.resumeMax());
        assertEquals(Role.SECONDARY, settings.role());
        assertTrue(settings.gatewayConfigured());
        assertTrue(settings.automaticFailback());
    }

    @Test
    void oneLatePromiseIsNoSilentStandby() {
        PairSettings shortest = settings(pair(MoveType.AUTOMATIC, 303), true);
        assertTrue(shortest.replNanos() < shortest.promiseNanos());
        PairSettings second = settings(pair(MoveType.AUTOMATIC, 700), true);
        assertEquals(252_500_000, second.replNanos());
    }

    @Test
    void theFilterLeaseDecidesTheOverrun() {
        PairConfig pair = pair(MoveType.AUTOMATIC, 10_000);
        assertEquals(50 * MILLI, settings(pair, true).dropNanos());
        assertEquals(1_500 * MILLI, settings(pair, false).dropNanos());
    }

    @Test
    void failoverTypeManualIsGuardManual() {
        assertEquals(Guard.MANUAL, settings(pair(MoveType.MANUAL, 10_000), true).guard());
        assertEquals(Guard.GUARDED, settings(pair(MoveType.AUTOMATIC, 10_000), true).guard());
    }

    @Test
    void aNodeWithoutGatewayAsksNone() {
        PairConfig pair = pair(MoveType.AUTOMATIC, 10_000);
        PairSettings settings = SettingsMapping.settings(node(Optional.empty()), pair, true);
        assertFalse(settings.gatewayConfigured());
    }

    @Test
    void aWaitThatBreaksConditionCIsRefused() {
        PairConfig pair = pair(MoveType.AUTOMATIC, 1_000);
        assertThrows(IllegalArgumentException.class, () -> settings(pair, false));
    }

    private static PairSettings settings(PairConfig pair, boolean filterLease) {
        return SettingsMapping.settings(node(Optional.of("10.0.0.1")), pair, filterLease);
    }

    private static NodeConfig node(Optional<String> gateway) {
        return new NodeConfig(
                "mse2",
                Optional.empty(),
                HaRole.SECONDARY,
                false,
                new Nic("eth0", new Ip4Prefix(Ip4.parse("10.0.0.3"), 24), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                gateway.map(Ip4::parse),
                List.of(),
                ZoneOffset.UTC,
                List.of(),
                "A:B:C");
    }

    private static PairConfig pair(MoveType failover, long waitMillis) {
        return new PairConfig(
                "mse1",
                failover,
                MoveType.AUTOMATIC,
                failover == MoveType.MANUAL
                        ? org.msed.config.Guard.MANUAL
                        : org.msed.config.Guard.GUARDED,
                TakeoverPolicy.IN_SYNC_ONLY,
                ReverseMirror.AUTO,
                new PairTimes(waitMillis, 101, 102, 103, 104, 105, 106, 107, 0.02),
                8,
                9,
                false,
                false,
                0,
                new Ip4Prefix(Ip4.parse("10.0.0.9"), 24),
                "eth0:1",
                3,
                InstanceDatabase.NONE,
                new PeerConfig(
                        "mse1",
                        HaRole.PRIMARY,
                        Ip4.parse("10.0.0.2"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
