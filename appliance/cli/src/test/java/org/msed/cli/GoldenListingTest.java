package org.msed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.config.ConfigException;
import org.msed.config.ConfigWriter;
import org.msed.config.Ip4;
import org.msed.core.record.PairRecord;
import org.msed.core.record.RecordSlot;
import org.msed.core.state.DisplayedState;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Role;

/** Whole outputs against the reference's listings (inventory part F). */
class GoldenListingTest {
    private static final String PEER =
            """
            {"name":"mse1","peerHealthMonitorAddress":"%s","virtualAddress":"%s",
             "peerVersion":"7.2.103.0","peerUdi":"%s","failoverType":"%s",
             "failbackType":"Manual","failoverWaitSeconds":10.0,
             "instanceDatabaseName":"%s","instanceDatabasePort":%d,"dataguardName":"dg_mse%d",
             "primaryDatabaseAlias":"mseop%ds","directConnectUsed":%b,"heartbeatUp":true,
             "state":"%s"}
            """;
    private static final String STATUS =
            """
            {"schemaVersion":1,"haConfig":{"role":"%s","healthMonitorAddress":"%s",
             "virtualAddress":"%s","version":"7.2.103.0","udi":"%s"},"pairs":[%s]}
            """;

    @TempDir Path root;
    private Screen screen;

    @BeforeEach
    void screen() {
        screen = new Screen(root);
    }

    @Test
    void secondaryOfAPair() throws IOException {
        String peer =
                PEER.formatted(
                        "10.10.10.12",
                        "10.10.10.11",
                        "MSE-VA:V01:mse1_d5972642-5696-11e1-bd0c-0050568901d6",
                        "Manual",
                        "mseos3",
                        1524,
                        3,
                        3,
                        false,
                        "SECONDARY_ACTIVE");
        assertRunning(
                "f01", STATUS.formatted("Secondary", "10.10.10.13", "", "MSE-VA:V01:mse2", peer));
    }

    @Test
    void primaryWithDirectConnect() throws IOException {
        String peer =
                PEER.formatted(
                        "10.10.10.16",
                        "10.10.10.14",
                        "MSE-3355:V01:KQ45xx",
                        "Automatic",
                        "mseos3s",
                        1624,
                        3,
                        3,
                        true,
                        "PRIMARY_ACTIVE");
        assertRunning(
                "f02",
                STATUS.formatted(
                        "Primary", "10.10.10.15", "10.10.10.14", "MSE-3355:V01:KQ37xx", peer));
    }

    @Test
    void secondaryOfTwoPrimaries() throws IOException {
        String first =
                PEER.formatted(
                        "10.10.10.22",
                        "10.10.10.21",
                        "MSE-3350:V01:MXQ839xx",
                        "Manual",
                        "mseos3",
                        1524,
                        3,
                        3,
                        false,
                        "SECONDARY_ACTIVE");
        String second =
                PEER.formatted(
                        "10.10.10.17",
                        "10.10.10.18",
                        "MSE-3310:V01:FTX140xx",
                        "Manual",
                        "mseos4",
                        1525,
                        4,
                        4,
                        false,
                        "SECONDARY_ACTIVE");
        assertRunning(
                "f03",
                STATUS.formatted(
                        "Secondary",
                        "10.10.10.16",
                        "",
                        "MSE-3355:V01:KQ45xx",
                        first + "," + second));
    }

    @Test
    void primaryAfterTheFailoverWithTheDaemonDown() throws IOException, ConfigException {
        Files.createDirectories(screen.places.etc());
        Files.writeString(
                screen.places.baseFile(),
                """
                node.name = NicoMSE
                ha.role = Primary
                hm.address = 10.48.39.238
                hm.netmask = 255.255.255.0
                vip.address = 10.48.39.224
                vip.netmask = 255.255.255.0
                udi = MSE-VA:V01:NicoMSE_b950a7c0-b68c-11e4-99d9-005056993b63
                """);
        Files.writeString(
                screen.places.pairFile(Ip4.parse("10.48.39.240")),
                """
                pair.id = NicoMSE
                vip.address = 10.48.39.224
                vip.netmask = 255.255.255.0
                peer.name = NicoMSE2
                peer.role = Secondary
                peer.hm.address = 10.48.39.240
                peer.version = 8.0.110.0
                peer.udi = MSE-VA:V01:NicoMSE2_1c6b1940-b6a5-11e4-b017-005056993b66
                """);
        PairRecord last =
                PairRecord.initial(Role.PRIMARY)
                        .withMode(Mode.OFF, HoldCause.NONE, DisplayedState.FAILOVER_ACTIVE);
        byte[] slot = new RecordSlot(2, last, new byte[0]).encode();
        ConfigWriter.writePrivate(
                screen.places.recordFile(Ip4.parse("10.48.39.240")),
                Arrays.copyOf(slot, RecordSlot.FILE_SIZE));
        HaInfo info = SavedHaInfo.read(screen.places, "8.0.110.0");
        assertEquals(golden("f04"), String.join("\n", info.lines()) + "\n");
    }

    @Test
    void serverInfoOfADormantSecondary() throws IOException {
        try (FakeDaemon daemon = new FakeDaemon(screen.places.controlSocket())) {
            daemon.answer("serverinfo", Screen.resource("/golden/f05.json"));
            assertEquals(0, screen.run("getserverinfo"));
            assertEquals(golden("f05"), screen.out());
        }
    }

    @Test
    void serverInfoWithTheDaemonDownIsOneLine() {
        assertEquals(3, screen.run("getserverinfo"));
        assertEquals("Health Monitor is not running\n", screen.out());
    }

    private void assertRunning(String name, String status) throws IOException {
        try (FakeDaemon daemon = new FakeDaemon(screen.places.controlSocket())) {
            daemon.answer("status", status);
            assertEquals(0, screen.run("gethainfo"), screen.err());
            assertEquals(golden(name), screen.out());
        }
    }

    private static String golden(String name) {
        return Screen.resource("/golden/" + name + ".txt");
    }
}
