package org.msed.lab.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.msed.lab.space.LabNode;
import org.msed.lab.space.Topology;

class AnswersTest {
    private static final String SECRET = "0f".repeat(32);

    @Test
    void thePrimaryHasTheAliasAndItsPeersAddresses() throws IOException {
        Properties answers = answers(Topology.PAIR_DIRECT, "mse1", "mse1");
        assertEquals("Primary", answers.get("ha.role"));
        assertEquals("eth0:1", answers.get("vip.alias"));
        assertEquals("10.10.10.11", answers.get("vip.address"));
        assertEquals("mse2", answers.get("peer.name"));
        assertEquals("Secondary", answers.get("peer.role"));
        assertEquals("10.10.10.13", answers.get("peer.hm.address"));
        assertEquals("192.168.255.2", answers.get("peer.direct.address"));
        assertEquals("1000 ms", answers.get("failover.wait"));
        assertEquals("100 ms", answers.get("heartbeat.interval"));
        assertEquals(SECRET, answers.get("pair.secret"));
    }

    @Test
    void theSecondaryHasNoAddressOfItsOwnToServe() throws IOException {
        Properties answers = answers(Topology.PAIR_DIRECT, "mse2", "mse1");
        assertEquals("Secondary", answers.get("ha.role"));
        assertFalse(answers.containsKey("vip.alias"));
        assertEquals("mse1", answers.get("pair.id"));
        assertEquals("mse1", answers.get("peer.name"));
    }

    @Test
    void withoutADirectLinkNoneIsNamed() throws IOException {
        Properties answers = answers(Topology.TWO_TO_ONE, "mse2", "mse3");
        assertEquals("none", answers.get("direct.interface"));
        assertFalse(answers.containsKey("direct.address"));
        assertFalse(answers.containsKey("peer.direct.address"));
        assertEquals("10.10.10.21", answers.get("vip.address"));
        assertEquals("mse3", answers.get("pair.id"));
    }

    @Test
    void bothNodesAgreeOnThePair() throws IOException {
        Properties one = answers(Topology.PAIR_DIRECT, "mse1", "mse1");
        Properties two = answers(Topology.PAIR_DIRECT, "mse2", "mse1");
        for (String key :
                Set.of(
                        "pair.id",
                        "pair.secret",
                        "failover.type",
                        "failback.type",
                        "failover.wait",
                        "guard",
                        "heartbeat.interval",
                        "failback.dwell",
                        "os.shutdown.handover",
                        "vip.address",
                        "vip.netmask",
                        "instance.index",
                        "instance.database")) {
            assertTrue(one.containsKey(key), key);
            assertEquals(one.get(key), two.get(key), key);
        }
    }

    private static Properties answers(Topology topology, String node, String primary)
            throws IOException {
        LabNode first = topology.node(primary);
        String text =
                Answers.of(
                        topology.node(node),
                        first,
                        topology.secondary(),
                        PairOptions.DEFAULT,
                        3,
                        SECRET);
        Properties answers = new Properties();
        answers.load(new StringReader(text));
        return answers;
    }
}
