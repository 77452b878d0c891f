package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.msed.lab.space.Command;
import org.msed.lab.space.Deadline;

/** The dataset of a lab as programs see it that know nothing of msed. */
final class Copies {

    /** Where the dataset is in a node. */
    static final String DIRECTORY = "/srv/data";

    /** The writers' file. */
    static final String LINES = DIRECTORY + "/lines";

    private static final long LIMIT_SECONDS = 60;
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final Duration STEP = Duration.ofMillis(300);

    private Copies() {}

    /** The text of a script beside this class. */
    static String script(String name) {
        try (InputStream text = Copies.class.getResourceAsStream(name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Flushes the dataset on the node that serves; what came before is then on both nodes. Where a
     * busy machine made the standby detach meanwhile, it is once the standby has caught up.
     */
    static void barrier(PairLab lab, String node) {
        flush(lab, node);
        lab.awaitAttached(node);
    }

    /** Flushes the dataset on the node that serves, whether the other follows it or not. */
    static void flush(PairLab lab, String node) {
        lab.shell(node, "sync " + DIRECTORY);
    }

    /**
     * Fails unless the plain files beneath are the same on both nodes, with all that they have. A
     * directory's time has no barrier of its own: it may be a moment behind.
     */
    static void assertEqual(PairLab lab) {
        Deadline.reached(LATE, STEP, () -> facts(lab, "mse1").equals(facts(lab, "mse2")));
        assertEquals(facts(lab, "mse1"), facts(lab, "mse2"));
    }

    /** Everything that two copies must have in common, of one node's. */
    static String facts(PairLab lab, String node) {
        String directory = lab.disk(node).resolve("data").toString();
        List<String> line = List.of("bash", "-s", "--", directory);
        return Command.run(line, script("facts-of-tree"), LIMIT_SECONDS).orFail().output();
    }

    /** Fails unless a node has every line that the writer was acknowledged. */
    static void assertKept(PairLab lab, String node, Writer writer) {
        Set<String> there = lab.shell(node, "cat " + LINES).lines().collect(Collectors.toSet());
        List<String> lost =
                writer.acknowledged().stream().filter(line -> !there.contains(line)).toList();
        assertEquals(List.of(), lost, "acknowledged and not on " + node);
    }
}
