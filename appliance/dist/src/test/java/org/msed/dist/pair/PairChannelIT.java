package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msed.lab.fault.FaultKind;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.space.Topology;

/** The connections between two daemons. */
class PairChannelIT {

    private static final String DIAL =
            "timeout 10 openssl s_client -connect 192.168.255.2:8001 -bind 192.168.255.1:0 ";
    private static final Pattern LISTENING =
            Pattern.compile("(tcp|udp).*?([0-9.]+)\\]?:(\\d+) .*\"java\",pid=%PID%,.*");

    private static PairLab lab;

    @BeforeAll
    static void up() {
        lab = PairLab.up("channel-it", Topology.PAIR_DIRECT, PairOptions.DEFAULT);
    }

    @AfterAll
    static void down() {
        if (lab != null) {
            lab.close();
        }
    }

    @BeforeEach
    void settle() {
        lab.settle();
        lab.await(
                "the channel is up on both links", () -> both("eth0", "UP") && both("eth1", "UP"));
    }

    private static boolean both(String link, String state) {
        return says("mse1", link, state) && says("mse2", link, state);
    }

    private static boolean says(String node, String link, String state) {
        return lab.asked(node, "status")
                .contains("\"name\":\"" + link + "\",\"channel\":\"" + state + "\"");
    }

    @Test
    void aConnectionEndsWithItsCableAndComesBackWithIt() {
        lab.inject("eth1", "mse1");
        lab.await("eth1 is down", () -> both("eth1", "DOWN"));
        assertTrue(both("eth0", "UP"));
        lab.assertServedOnlyBy("mse1");
        lab.heal(FaultKind.ETH1, "mse1");
        lab.await("eth1 is up again", () -> both("eth1", "UP"));
    }

    @Test
    void theChannelComesBackAfterThePeersDaemonWasKilled() {
        lab.inject("kill", "mse2");
        lab.await("both links are down", () -> says("mse1", "eth0", "DOWN"));
        lab.heal(FaultKind.KILL, "mse2");
        lab.await("both links are up", () -> both("eth0", "UP") && both("eth1", "UP"));
    }

    @Test
    void withoutThePinnedCertificateNothingIsSaid() {
        String refused = stranger("-tls1_3");
        assertTrue(refused.contains("TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384"), refused);
        assertTrue(refused.contains("alert"), refused);
        lab.shell(
                "mse1",
                "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
                        + " -keyout /tmp/s.key -out /tmp/s.crt -days 2 -subj /CN=mse1 2>&1");
        String other = stranger("-tls1_3 -cert /tmp/s.crt -key /tmp/s.key");
        assertTrue(other.contains("alert certificate unknown"), other);
        assertTrue(both("eth1", "UP"));
    }

    @Test
    void anOlderTlsIsRefused() {
        String older = stranger("-tls1_2");
        assertTrue(older.contains("alert protocol version"), older);
        assertFalse(older.contains("BEGIN CERTIFICATE"), older);
    }

    private static String stranger(String options) {
        return lab.shell("mse1", "(sleep 1; echo x) | " + DIAL + options + " 2>&1; true");
    }

    @Test
    void nothingElseListens() {
        assertEquals(Set.of("udp 8001 on 2", "tcp 8001 on 2"), listening("mse2"), "the secondary");
        assertEquals(Set.of("udp 8001 on 2"), listening("mse1"), "the primary");
    }

    /** Protocol and port of the daemon, and on how many of the node's own addresses. */
    private static Set<String> listening(String node) {
        String pid = lab.shell(node, "cat \"$MSE_RUN/msed.pid\"").strip();
        Pattern line = Pattern.compile(LISTENING.pattern().replace("%PID%", pid));
        return lab
                .shell(node, "ss -Hltnup")
                .lines()
                .map(line::matcher)
                .filter(each -> each.matches() && !each.group(2).endsWith("255"))
                .collect(
                        Collectors.groupingBy(
                                each -> each.group(1) + " " + each.group(3), Collectors.counting()))
                .entrySet()
                .stream()
                .map(each -> each.getKey() + " on " + each.getValue())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
