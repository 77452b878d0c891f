package org.msed.mbeans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MBeanContractTest {
    private static final Set<String> NUMBERS = Set.of("int", "long", "double");
    private static final Set<String> PARAMETERS =
            Set.of("java.lang.String", "boolean", "int", "long", "double");
    private static final Map<Class<?>, Set<String>> DANGEROUS =
            Map.of(
                    PeerConfigMXBean.class,
                    Set.of("switchover", "failback", "takeover"),
                    ReplicationMXBean.class,
                    Set.of("resync"));

    static List<Class<?>> contracts() {
        return List.of(
                HealthMonitorMXBean.class,
                HaConfigMXBean.class,
                PeerConfigMXBean.class,
                ReplicationMXBean.class,
                DatasetMXBean.class);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyMemberIsAnnotated(Class<?> contract) {
        for (Method method : contract.getMethods()) {
            boolean attribute = method.getName().matches("(get|is)[A-Z].*");
            assertTrue(
                    attribute
                            ? method.isAnnotationPresent(Attribute.class)
                            : method.isAnnotationPresent(Operation.class),
                    method.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyAttributeHasADescriptionOfItsOwn(Class<?> contract) {
        for (MBeanAttributeInfo attribute : info(contract).getAttributes()) {
            assertTrue(
                    attribute.getDescription().length() > attribute.getName().length() + 3,
                    attribute.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyNumberNamesItsUnitInTextAndDescriptor(Class<?> contract) {
        for (MBeanAttributeInfo attribute : info(contract).getAttributes()) {
            if (NUMBERS.contains(attribute.getType())) {
                String unit = String.valueOf(attribute.getDescriptor().getFieldValue("units"));
                assertFalse(unit.isEmpty() || unit.equals("null"), attribute.toString());
                assertTrue(attribute.getDescription().contains(unit), attribute.toString());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void noAttributeIsAListOfComposites(Class<?> contract) {
        for (MBeanAttributeInfo attribute : info(contract).getAttributes()) {
            assertFalse(
                    attribute.getType().equals("[Ljavax.management.openmbean.CompositeData;"),
                    attribute.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyParameterIsNamedDescribedAndSimple(Class<?> contract) {
        for (MBeanOperationInfo operation : info(contract).getOperations()) {
            for (MBeanParameterInfo parameter : operation.getSignature()) {
                assertFalse(parameter.getName().matches("p[0-9]+"), operation.toString());
                assertFalse(
                        parameter.getDescription().equals(parameter.getName()),
                        operation.toString());
                assertTrue(PARAMETERS.contains(parameter.getType()), operation.toString());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void lookUpsAndDryRunsAreMarkedAsInfo(Class<?> contract) {
        for (MBeanOperationInfo operation : info(contract).getOperations()) {
            boolean looks = operation.getName().matches("check[A-Z].*|task");
            int expected = looks ? MBeanOperationInfo.INFO : MBeanOperationInfo.ACTION;
            assertEquals(expected, operation.getImpact(), operation.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyDangerousOperationHasACheck(Class<?> contract) {
        List<String> names =
                List.of(info(contract).getOperations()).stream()
                        .map(MBeanOperationInfo::getName)
                        .toList();
        for (String name : DANGEROUS.getOrDefault(contract, Set.of())) {
            assertTrue(names.contains(name), name);
            assertTrue(
                    names.contains(
                            "check" + name.substring(0, 1).toUpperCase() + name.substring(1)),
                    name);
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyOrderTakesItsReasonFirst(Class<?> contract) {
        for (MBeanOperationInfo operation : info(contract).getOperations()) {
            if (operation.getImpact() == MBeanOperationInfo.ACTION) {
                assertEquals("reason", operation.getSignature()[0].getName());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyStateComesWithItsCodeReasonAndTime(Class<?> contract) {
        List<String> names =
                List.of(info(contract).getAttributes()).stream()
                        .map(MBeanAttributeInfo::getName)
                        .toList();
        List<String> wanted = List.of("StateCode", "StateSince", "StateReason", "StateReasonCode");
        assertTrue(!names.contains("State") || names.containsAll(wanted), contract.getName());
    }

    @Test
    void theManualIsWhatTheAnnotationsPrint() throws IOException {
        assertEquals(Reference.manual(), Files.readString(Path.of("../docs/mbeans.md")));
    }

    @Test
    void thePeerIsPartOfTheName() {
        assertEquals("mse2", Names.peerConfig("mse2").getKeyProperty("peer"));
        assertEquals("mse2", Names.replication("mse2").getKeyProperty("peer"));
        assertEquals("data", Names.dataset("mse2", "data").getKeyProperty("name"));
        assertEquals("org.msed:type=HealthMonitor", Names.healthMonitor().toString());
    }

    @Test
    void aNameThatClientsWouldHaveToQuoteIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Names.peerConfig("mse 2"));
        assertThrows(IllegalArgumentException.class, () -> Names.replication("mse,2"));
        assertThrows(IllegalArgumentException.class, () -> Names.dataset("mse2", "a b"));
    }

    private static <T> MBeanInfo info(Class<T> contract) {
        Object unused =
                Proxy.newProxyInstance(
                        contract.getClassLoader(), new Class<?>[] {contract}, (p, m, a) -> null);
        return new DescribedMXBean(contract.cast(unused), contract, "a bean").getMBeanInfo();
    }
}
