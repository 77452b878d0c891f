package org.msed.daemon.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msed.config.Config;
import org.msed.core.state.DatasetState;
import org.msed.core.state.ReplicationReason;
import org.msed.core.state.ReplicationState;
import org.msed.core.state.ServiceIcon;
import org.msed.mbeans.Names;

/** The mirror in JMX and in the status document. */
class MirrorBeansTest {
    private static final ObjectName MIRROR = Names.replication("mse2");
    private static final ObjectName DATA = Names.dataset("mse2", "data");

    private final FakeNode node = new FakeNode();
    private final Tasks tasks = new Tasks(node);
    private final Config config = FakeNode.config(List.of(Mirrors.FILE));
    private final Supplier<Config> holds = () -> config;
    private MBeanServer server;

    @BeforeEach
    void aPairInSync() {
        node.replication = Optional.of(Mirrors.inSync());
        server = MBeanServerFactory.newMBeanServer();
        MBeans.register(server, holds, node, tasks);
    }

    @Test
    void everyAttributeIsAFieldOfTheStatusAndEqual() throws JMException {
        JsonNode pair =
                new JsonMapper()
                        .<JsonNode>valueToTree(new Documents(holds, node, tasks).status())
                        .path("pairs")
                        .path(0);
        same(MIRROR, pair.path("replication"));
        same(DATA, pair.path("datasets").path(0));
    }

    private void same(ObjectName name, JsonNode fields) throws JMException {
        for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
            String word = attribute.getName();
            String field = Character.toLowerCase(word.charAt(0)) + word.substring(1);
            Object value = server.getAttribute(name, word);
            assertTrue(fields.has(field), field);
            if (!(value instanceof String[])) {
                assertEquals(value.toString(), fields.path(field).asText(), field);
            }
        }
    }

    @Test
    void numbersHaveTheirUnits() throws JMException {
        node.replication = Optional.of(Mirrors.syncing());
        assertEquals(0.02, server.getAttribute(MIRROR, "LagSeconds"));
        assertEquals(0.5, server.getAttribute(MIRROR, "SyncRatio"));
        assertEquals(4.0, server.getAttribute(MIRROR, "RemainingSeconds"));
        assertEquals(0.00025, server.getAttribute(MIRROR, "LastBarrierSeconds"));
        assertEquals("00000000000000ab", server.getAttribute(MIRROR, "Generation"));
        assertEquals("", server.getAttribute(MIRROR, "PeerGeneration"));
    }

    @Test
    void aPairWithoutDatasetsSaysHowToAddOne() throws JMException {
        node.replication = Optional.empty();
        assertEquals("NO_DATASETS", server.getAttribute(MIRROR, "State"));
        String reason = (String) server.getAttribute(MIRROR, "StateReason");
        assertTrue(reason.contains("msectl dataset add NAME PATH"), reason);
        assertEquals("NORMAL", server.getAttribute(MIRROR, "ServiceIcon"));
        assertEquals("GREEN", server.getAttribute(MIRROR, "DataLine"));
    }

    @Test
    void aDatasetThatTheMirrorDoesNotKnowIsNotMounted() throws JMException {
        node.replication = Optional.empty();
        assertEquals("STOPPED", server.getAttribute(DATA, "State"));
        assertEquals(
                ReplicationReason.NOT_MOUNTED.code(), server.getAttribute(DATA, "StateReasonCode"));
        assertEquals(-1L, server.getAttribute(DATA, "FreeBytes"));
    }

    @Test
    void aDatasetThatMayLoseWritesIsNamed() throws JMException {
        String[] none = (String[]) server.getAttribute(MIRROR, "UnprotectedDatasets");
        assertEquals(0, none.length);
    }

    @Test
    void aResyncByJmxIsATask() throws JMException {
        Object task =
                server.invoke(
                        MIRROR,
                        "resync",
                        new Object[] {"audit", null, true, ""},
                        new String[] {
                            "java.lang.String", "java.lang.String", "boolean", "java.lang.String"
                        });
        assertEquals("1", task);
        assertEquals("JMX: audit", node.resyncs.get(0).actor());
        assertEquals("", node.resyncs.get(0).dataset());
        assertEquals("DONE: moved", tasks.describe("1"));
    }

    @Test
    void whatStandsAgainstAResyncIsToldBeforehand() throws JMException {
        node.peerInContact = false;
        Object found =
                server.invoke(
                        MIRROR,
                        "checkResync",
                        new Object[] {"mse2"},
                        new String[] {"java.lang.String"});
        assertEquals(List.of("PEER_UNREACHABLE", "NOT_THE_SOURCE"), List.of((String[]) found));
    }

    @Test
    void aSourceThatIsNoNodeOfThePairIsAnArgumentError() {
        RuntimeMBeanException refused =
                assertThrows(
                        RuntimeMBeanException.class,
                        () ->
                                server.invoke(
                                        MIRROR,
                                        "checkResync",
                                        new Object[] {"mse9"},
                                        new String[] {"java.lang.String"}));
        assertEquals("from must be mse1 or mse2, got mse9", refused.getCause().getMessage());
    }

    @Test
    void aMirrorThatFailsDegradesThePair() {
        assertEquals("OK", health());
        node.replication = Optional.of(Mirrors.syncing());
        assertEquals("TRANSIENT", health());
        node.replication =
                Optional.of(
                        Mirrors.of(
                                ReplicationState.DIVERGED,
                                ReplicationReason.DIVERGED,
                                Optional.empty()));
        assertEquals("DEGRADED", health());
    }

    private String health() {
        return new HealthMonitorBean(node::snapshot, tasks).getState();
    }

    @Test
    void theWordsOfTheContractAreThoseOfTheCore() throws JMException {
        contains(MIRROR, "State", ReplicationState.values());
        contains(MIRROR, "ServiceIcon", ServiceIcon.values());
        contains(DATA, "State", DatasetState.values());
        contains(MIRROR, "StateCode", last(ReplicationState.values()));
        contains(DATA, "StateCode", last(DatasetState.values()));
        contains(MIRROR, "StateReasonCode", last(ReplicationReason.values()));
    }

    private static Enum<?> last(Enum<?>[] words) {
        return words[words.length - 1];
    }

    private void contains(ObjectName name, String attribute, Enum<?>... words) throws JMException {
        for (MBeanAttributeInfo info : server.getMBeanInfo(name).getAttributes()) {
            for (Enum<?> word : info.getName().equals(attribute) ? words : new Enum<?>[0]) {
                assertTrue(info.getDescription().contains(word.name()), word.name());
            }
        }
    }
}
