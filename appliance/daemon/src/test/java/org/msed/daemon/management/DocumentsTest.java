package org.msed.daemon.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.msed.core.state.Blocker;
import org.msed.core.state.DisplayedState;
import org.msed.core.state.Mode;
import org.msed.mbeans.Names;

/** What JMX and the control socket show of one node; and that they show the same. */
class DocumentsTest {
    private final FakeNode node = new FakeNode();
    private final Tasks tasks = new Tasks(node);
    private final Documents documents = new Documents(FakeNode::config, node, tasks);

    @Test
    void theStatusHasTheFieldsThatOutsideDriversRelyOn() {
        JsonNode status = json(documents.status());
        assertEquals(1, status.path("schemaVersion").asInt());
        assertEquals("mse1", status.path("node").asText());
        assertEquals("Primary", status.path("role").asText());
        JsonNode pair = status.path("pairs").path(0);
        assertEquals("mse1", pair.path("name").asText());
        assertEquals("mse2", pair.path("peer").asText());
        assertEquals("PRIMARY_ACTIVE", pair.path("state").asText());
        assertEquals("SERVE", pair.path("mode").asText());
        assertTrue(pair.path("serving").asBoolean());
        assertTrue(pair.path("attached").asBoolean());
        assertTrue(pair.path("ready").asBoolean());
        assertTrue(pair.path("blockers").isArray());
        assertEquals("eth0", pair.path("links").path(0).path("name").asText());
        assertEquals("UP", pair.path("links").path(0).path("channel").asText());
        assertEquals(0.0003, pair.path("links").path(0).path("roundTripMeanSeconds").asDouble());
    }

    @Test
    void aStatusIsOfOneMoment() {
        int before = node.snapshots;
        documents.status();
        assertEquals(before + 1, node.snapshots);
    }

    @Test
    void everyAttributeOfAPairIsAFieldOfTheStatusAndEqual() throws JMException {
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        JsonNode pair = json(documents.status()).path("pairs").path(0);
        MBeans.register(server, FakeNode::config, node, tasks);
        for (MBeanAttributeInfo attribute :
                server.getMBeanInfo(Names.peerConfig("mse2")).getAttributes()) {
            String name = attribute.getName();
            String field = Character.toLowerCase(name.charAt(0)) + name.substring(1);
            Object value = server.getAttribute(Names.peerConfig("mse2"), name);
            assertTrue(pair.has(field), field);
            if (value instanceof TabularData links) {
                assertEquals(links.size(), pair.path(field).size());
            } else if (!(value instanceof String[])) {
                assertEquals(value.toString(), pair.path(field).asText(), field);
            }
        }
    }

    @Test
    void closingRemovesEveryBean() throws JMException {
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        MBeans.register(server, FakeNode::config, node, tasks).close();
        assertEquals(
                0, server.queryNames(new javax.management.ObjectName("org.msed:*"), null).size());
    }

    @Test
    void theSecondInstanceInAProcessIsRefused() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        MBeans first = MBeans.register(server, FakeNode::config, node, tasks);
        try {
            Assertions.assertThrows(
                    IllegalStateException.class,
                    () -> MBeans.register(server, FakeNode::config, node, tasks));
        } finally {
            first.close();
        }
    }

    @Test
    void anOrderByJmxIsATask() throws JMException {
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        MBeans.register(server, FakeNode::config, node, tasks);
        Object task =
                server.invoke(
                        Names.peerConfig("mse2"),
                        "switchover",
                        new Object[] {"drill"},
                        new String[] {"java.lang.String"});
        assertEquals("1", task);
        assertEquals("JMX: drill", node.orders.get(0).actor());
        assertEquals("DONE: moved", tasks.describe("1"));
        assertEquals("UNKNOWN: no task 9", tasks.describe("9"));
    }

    @Test
    void aTakeoverByJmxNeedsTheStatementThatThePeerIsDown() {
        PeerConfigBean bean = new PeerConfigBean("mse1", FakeNode::config, node::snapshot, tasks);
        Assertions.assertThrows(
                IllegalArgumentException.class, () -> bean.takeover("x", false, true, true));
        assertEquals(List.of(), node.orders);
    }

    @Test
    void attributesAreReadOnly() throws JMException {
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        MBeans.register(server, FakeNode::config, node, tasks);
        assertTrue(
                Arrays.stream(server.getMBeanInfo(Names.haConfig()).getAttributes())
                        .noneMatch(MBeanAttributeInfo::isWritable));
        Assertions.assertThrows(
                JMException.class,
                () -> server.setAttribute(Names.haConfig(), new Attribute("Role", "x")));
    }

    @Test
    void aFineStateThatCouldNotMoveIsDegraded() {
        assertEquals("OK", json(documents.status()).path("state").asText());
        node.blockers = List.of(Blocker.NOT_IN_SYNC);
        assertEquals("DEGRADED", json(documents.status()).path("state").asText());
        node.blockers = List.of(Blocker.NOT_AUTOMATIC);
        assertEquals("OK", json(documents.status()).path("state").asText());
        node.paused = true;
        assertEquals("DEGRADED", json(documents.status()).path("state").asText());
    }

    @Test
    void theVersionOfAPeerThatWasNotHeardIsTheConfiguredOne() {
        JsonNode pair = json(documents.status()).path("pairs").path(0);
        assertEquals("0.1.0", pair.path("peerVersion").asText());
        assertEquals("unknown", pair.path("peerUdi").asText());
    }

    @Test
    void aNodeInChargeIsNotDormant() {
        JsonNode server = json(documents.serverInfo());
        assertEquals(false, server.path("dormant").asBoolean());
        assertEquals("MSE-VA", server.path("config").path("productIdentifier").asText());
        assertEquals("mse1_66", server.path("config").path("serialNumber").asText());
        assertTrue(server.path("config").path("https").isNull());
        assertTrue(server.path("monitor").path("restarts").isMissingNode());
    }

    @Test
    void aStandbyIsDormant() {
        node.mode = Mode.STANDBY;
        node.state = DisplayedState.TERMINATED;
        Map<String, Object> server = documents.serverInfo();
        assertEquals(true, server.get("dormant"));
        assertNull(((Map<?, ?>) server.get("monitor")).get("restarts"));
    }

    @Test
    void whyKeepsEveryFieldOfAnEvent() {
        JsonNode event = json(documents.why("mse1", 1)).path("events").path(0);
        assertEquals("mse1/7/1", event.path("id").asText());
        assertEquals(-1, event.path("linkMillis").path(0).asInt());
        assertEquals(21, event.size());
    }

    private static JsonNode json(Map<String, Object> document) {
        return new JsonMapper().valueToTree(document);
    }
}
