package org.msed.core.sim.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.msed.core.pair.Row;
import org.msed.core.sim.faults.Fault;
import org.msed.core.sim.faults.Faults;

/** The pages under docs/ that are printed from the code; {@link #main} writes them anew. */
public final class Pages {

    /** Printers by file name. */
    static final Map<String, Supplier<String>> ALL =
            Map.of(
                    "ha-states.md", Pages::states,
                    "faults.md", Pages::faults,
                    "available-guard.md", GuardTable::print);

    private Pages() {}

    /** Writes all pages into the directory given. */
    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<String, Supplier<String>> page : ALL.entrySet()) {
            Files.writeString(Path.of(arguments[0], page.getKey()), page.getValue().get());
        }
    }

    private static String states() {
        StringBuilder text = new StringBuilder();
        text.append("# Modes of a node in a pair, and what moves it between them\n\n");
        text.append(
                "Printed from `org.msed.core.pair.Row`; a test compares. The numbers are those\n");
        text.append("of ha-protocol 8.2.\n\n```mermaid\nstateDiagram-v2\n");
        for (Row row : Row.values()) {
            boolean moves = row.from().size() == 1 && row.to().size() == 1;
            if (moves && !row.from().equals(row.to())) {
                text.append("    ").append(words(row.from())).append(" --> ");
                text.append(words(row.to())).append(" : ").append(row.number()).append('\n');
            }
        }
        text.append("```\n\n| row | mode | event | next | what is done |\n");
        text.append("| --- | --- | --- | --- | --- |\n");
        for (Row row : Row.values()) {
            text.append("| ").append(row.number()).append(" | ").append(words(row.from()));
            text.append(" | ").append(row.event()).append(" | ").append(words(row.to()));
            text.append(" | ").append(row.actions()).append(" |\n");
        }
        return text.toString();
    }

    private static String words(Set<?> modes) {
        return modes.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String faults() {
        StringBuilder text = new StringBuilder();
        text.append("# Faults the simulator injects\n\n");
        text.append(
                "Printed from `org.msed.core.sim.faults.Faults.ALL`; a test compares. From a\n");
        text.append("fresh clone, build once (this compiles the simulator, which is test code),\n");
        text.append("then run them for an hour with\n\n");
        text.append("    mvn -q -DskipTests package\n");
        text.append(
                "    java -cp appliance/core/target/classes:appliance/core/target/test-classes");
        text.append(" \\\n        org.msed.core.sim.run.SimulatorMain 3600\n\n");
        text.append("It ends with exit code 1 if an invariant was broken;\n");
        text.append("replay a seed with `replay SEED` in place of the seconds. A fixed bug\n");
        text.append("leaves a scenario `bug-<number>-<words>` under\n");
        text.append("`appliance/core/src/test/resources/scenarios`.\n\n");
        text.append("| fault | what happens | what stands against it | weight |\n");
        text.append("| --- | --- | --- | --- |\n");
        for (Fault fault : Faults.ALL) {
            text.append("| ").append(fault.name()).append(" | ").append(fault.meaning());
            text.append(" | ").append(fault.defence()).append(" | ").append(fault.rate());
            text.append(" |\n");
        }
        return text.toString();
    }
}
