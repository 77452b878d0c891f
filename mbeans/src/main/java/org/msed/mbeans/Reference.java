package org.msed.mbeans;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints docs/mbeans.md from the annotations. A test compares it. */
public final class Reference {
    private static final Map<String, Class<?>> CONTRACTS = new LinkedHashMap<>();

    static {
        CONTRACTS.put("type=HealthMonitor", HealthMonitorMXBean.class);
        CONTRACTS.put("type=HaConfig", HaConfigMXBean.class);
        CONTRACTS.put("type=PeerConfig,peer=<name>", PeerConfigMXBean.class);
        CONTRACTS.put("type=Replication,peer=<name>", ReplicationMXBean.class);
        CONTRACTS.put("type=Verification,peer=<name>", VerificationMXBean.class);
        CONTRACTS.put("type=Dataset,peer=<name>,name=<dataset>", DatasetMXBean.class);
    }

    private Reference() {}

    /**
     * Writes docs/mbeans.md below a source tree.
     *
     * @param arguments the root of the tree
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("expected the root of the source tree");
        }
        Files.writeString(Path.of(arguments[0]).resolve("docs/mbeans.md"), manual());
    }

    static String manual() {
        StringBuilder out = new StringBuilder("# MBeans\n\n");
        out.append("Printed from the annotations by `org.msed.mbeans.Reference`; change them.\n\n");
        out.append(
                "All are in the platform MBean server of the daemon: `jconsole PID`, VisualVM and\n");
        out.append(
                "jmxterm attach as root or as the daemon's user, not as anybody else. PID is in\n");
        out.append(
                "`$MSE_RUN/msed.pid`; lists of local Java processes do not show the daemon, since\n");
        out.append(
                "the file in /tmp that they read can hold up its JVM while a disk stands still\n");
        out.append("(HotSpot's UsePerfData, which is off). Any type\n");
        out.append("that a client sees is an open type. In JSON (`msectl status --json`) each\n");
        out.append("attribute is a field in lowerCamelCase.\n");
        CONTRACTS.forEach(
                (name, contract) -> {
                    out.append("\n## `").append(Names.DOMAIN).append(':').append(name);
                    out.append("`\n\n| attribute | type | unit | range | meaning |\n");
                    out.append("|---|---|---|---|---|\n");
                    sorted(contract, true).forEach(m -> attribute(out, m));
                    List<Method> operations = sorted(contract, false);
                    if (!operations.isEmpty()) {
                        out.append("\n| operation | changes | meaning |\n|---|---|---|\n");
                        operations.forEach(m -> operation(out, m));
                    }
                });
        return out.toString();
    }

    private static List<Method> sorted(Class<?> contract, boolean attributes) {
        return Arrays.stream(contract.getMethods())
                .filter(m -> m.isAnnotationPresent(Attribute.class) == attributes)
                .sorted(Comparator.comparing(Reference::name))
                .toList();
    }

    private static String name(Method method) {
        return method.isAnnotationPresent(Attribute.class)
                ? method.getName().replaceFirst("^(get|is)", "")
                : method.getName();
    }

    private static void attribute(StringBuilder out, Method method) {
        Attribute attribute = method.getAnnotation(Attribute.class);
        out.append("| `").append(name(method)).append("` | ").append(type(method)).append(" | ");
        out.append(attribute.unit()).append(" | ").append(attribute.range()).append(" | ");
        out.append(attribute.meaning()).append(" |\n");
    }

    private static String type(Method method) {
        boolean links = Map.class.isAssignableFrom(method.getReturnType());
        return links ? "table of LinkStatus" : method.getReturnType().getSimpleName();
    }

    private static void operation(StringBuilder out, Method method) {
        Operation operation = method.getAnnotation(Operation.class);
        String parameters =
                Arrays.stream(method.getParameters())
                        .map(Reference::parameter)
                        .collect(Collectors.joining(", "));
        out.append("| `").append(method.getName()).append('(').append(parameters).append(")` | ");
        out.append(operation.acts() ? "yes" : "no").append(" | ");
        out.append(operation.meaning()).append(" |\n");
    }

    private static String parameter(Parameter parameter) {
        return parameter.getAnnotation(org.msed.mbeans.Parameter.class).name();
    }
}
