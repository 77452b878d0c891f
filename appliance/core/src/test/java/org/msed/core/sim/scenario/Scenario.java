package org.msed.core.sim.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.msed.core.pair.RowSet;
import org.msed.core.sim.Brain;
import org.msed.core.sim.Invariant;
import org.msed.core.sim.Node;
import org.msed.core.sim.Plan;
import org.msed.core.sim.Trace;
import org.msed.core.sim.Violation;
import org.msed.core.sim.World;
import org.msed.core.sim.invariants.Invariants;

/**
 * A scenario file: {@code pair} says what there is, the other lines happen one after the other. The
 * words are those of {@link Acts} and {@link Expectations}; {@code #} begins a comment. All
 * invariants are checked besides what the file expects.
 */
public final class Scenario {

    private final String name;
    private final List<String> lines;

    /**
     * A scenario.
     *
     * @param name for failures, and the seed of the network's chance
     * @param text the file's text
     */
    public Scenario(String name, String text) {
        this.name = name;
        this.lines = Arrays.asList(text.split("\n"));
    }

    /**
     * Runs it.
     *
     * @param brain what decides
     * @param trace where each event leaves a line, or null
     * @return the rows that fired
     * @throws Violation when an invariant or an expectation fails; names the line
     */
    public RowSet run(Brain brain, Trace trace) {
        World world = null;
        Owners owners = new Owners();
        for (int i = 0; i < lines.size(); i++) {
            String[] words = lines.get(i).replaceAll("#.*", "").trim().split("\\s+");
            try {
                if (words[0].isEmpty()) {
                    continue;
                }
                if (world == null) {
                    world = begin(words, owners, brain, trace);
                } else if (words[0].equals("expect")) {
                    Expectations.check(world, owners, words);
                } else {
                    world.say(String.join(" ", words));
                    Acts.perform(world, words);
                }
            } catch (Violation | IllegalArgumentException e) {
                String where = name + ":" + (i + 1) + " " + lines.get(i).trim();
                throw new Violation("scenario", where + ": " + e.getMessage());
            }
        }
        return world == null ? RowSet.NONE : world.rows();
    }

    private World begin(String[] words, Owners owners, Brain brain, Trace trace) {
        if (!words[0].equals("pair")) {
            throw new IllegalArgumentException("the first line must begin with pair");
        }
        Plan plan = PlanWords.read(words);
        List<Invariant> invariants = new ArrayList<>(Invariants.fresh());
        invariants.add(owners);
        World world = new World(name.hashCode(), plan, brain, invariants, trace);
        if (!Arrays.asList(words).contains("start=no")) {
            world.nodes().forEach(Node::startDaemon);
        }
        return world;
    }
}
