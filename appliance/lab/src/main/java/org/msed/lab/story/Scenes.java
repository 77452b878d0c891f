package org.msed.lab.story;

import java.util.List;
import java.util.Set;
import org.msed.lab.client.Observation;
import org.msed.lab.fault.FaultKind;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.space.Command;

/** The scenes in their order, and what each must come to. */
final class Scenes {
    /** Bound of a takeover beyond the silence: T_take of the protocol's L1. */
    private static final int TAKE_MILLIS = 2_000;

    private static final int HANG_SECONDS = 3;
    private static final int REFUSED = 5;

    private Scenes() {}

    static List<Scene> all() {
        return List.of(
                new Scene(
                        "A pair: mse1 serves, mse2 stands by",
                        "the states PRIMARY_ACTIVE and SECONDARY_ACTIVE at the end of each listing",
                        Scenes::pairUp),
                new Scene(
                        "The serving node loses power",
                        "how long nobody answered, who answers now, and why",
                        Scenes::death),
                new Scene(
                        "The node comes back, and the service is ordered back to it",
                        "it returns as TERMINATED and serves only when ordered;"
                                + " the order is refused until that is safe",
                        Scenes::comeback),
                new Scene(
                        "The serving daemon stands still for " + HANG_SECONDS + " s",
                        "the kernel ends its address without it; it stays out when it wakes up",
                        Scenes::hang),
                new Scene(
                        "The nodes lose each other, guard manual",
                        "nothing moves: one of two may be wrong, so a person decides",
                        stage -> partition(stage, "manual")),
                new Scene(
                        "The nodes lose each other, guard guarded",
                        "mse1 stops before mse2 starts: never two, whoever is right",
                        stage -> partition(stage, "guarded")),
                new Scene(
                        "The nodes lose each other, guard available",
                        "both reach the gateway, so both may serve until they meet again:"
                                + " the one case that this guard gives up",
                        stage -> partition(stage, "available")));
    }

    private static void pairUp(Stage stage) {
        long begin = System.nanoTime();
        stage.pairUp(PairOptions.DEFAULT.withDatabase(true));
        stage.show("mse1", "gethainfo");
        stage.show("mse2", "gethainfo");
        stage.expect("the client is answered by mse1", stage.answered("mse1", begin));
    }

    private static void death(Stage stage) {
        long begin = System.nanoTime();
        stage.fault("death", "mse1", null);
        stage.expect("the client is answered by mse2", stage.answered("mse2", begin));
        Observation seen = stage.seenSince(begin);
        stage.measure("power cut of mse1", "mse2", seen);
        expectWithinBound(stage, seen);
        expectOneOwner(stage, seen);
        stage.expect("mse2 shows FAILOVER_ACTIVE", stage.shows("mse2", "FAILOVER_ACTIVE"));
        stage.expectEveryLine("mse2");
        stage.expectEveryRow("mse2");
        stage.show("mse2", "msectl", "why", Stage.PAIR, "--count", "2");
    }

    private static void comeback(Stage stage) {
        Command early = stage.orderFailback();
        stage.say("msectl failback " + Stage.PAIR + ", while mse1 is still down:");
        early.errors().lines().forEach(line -> stage.say("  " + line));
        stage.expect("it is refused (exit code 5)", early.exit() == REFUSED);
        long begin = System.nanoTime();
        stage.heal(FaultKind.DEATH, "mse1");
        stage.expect("mse1 shows TERMINATED", stage.shows("mse1", "TERMINATED"));
        stage.expect("mse2 still serves", stage.serves("mse2"));
        Observation back = stage.seenSince(begin);
        stage.expect(
                "the return of mse1 cost no answer from elsewhere",
                back.datagrams().answers().keySet().equals(Set.of("mse2")));
        long order = System.nanoTime();
        stage.failback().forEach(refusal -> stage.say("  " + refusal));
        stage.expect("the client is answered by mse1", stage.answered("mse1", order));
        Observation seen = stage.seenSince(order);
        stage.measure("failback", "mse1", seen);
        expectOneOwner(stage, seen);
        stage.expectEveryLine("mse1");
        stage.awaitActive();
        stage.expectEveryRow("mse1");
    }

    private static void hang(Stage stage) {
        long begin = System.nanoTime();
        stage.fault("hang", "mse1", Integer.toString(HANG_SECONDS));
        stage.expect("the client is answered by mse2", stage.answered("mse2", begin));
        stage.expect("mse1 wakes up and shows TERMINATED", stage.shows("mse1", "TERMINATED"));
        long awake = System.nanoTime();
        Observation seen = stage.seenSince(begin);
        stage.measure("hang of the serving daemon", "mse2", seen);
        expectWithinBound(stage, seen);
        expectOneOwner(stage, seen);
        Observation after = stage.seenSince(awake);
        stage.expect(
                "since mse1 is awake only mse2 answers",
                after.datagrams().answers().keySet().equals(Set.of("mse2")));
        stage.expectEveryLine("mse2");
        stage.expectEveryRow("mse2");
        stage.heal(FaultKind.HANG, "mse1");
    }

    private static void partition(Stage stage, String guard) {
        stage.pairUp(PairOptions.DEFAULT.withGuard(guard));
        long begin = System.nanoTime();
        stage.fault("partition", "mse1", null);
        boolean moves = !guard.equals("manual");
        if (moves) {
            stage.expect("the client is answered by mse2", stage.answered("mse2", begin));
        }
        // Long enough for a takeover to happen, and for one that must not happen to be seen.
        stage.watch(begin, stage.options().waitMillis() + TAKE_MILLIS);
        Observation seen = stage.seenSince(begin);
        boolean both = stage.serves("mse1") && stage.serves("mse2");
        stage.measure("partition", both ? "both" : moves ? "mse2" : "mse1", seen);
        switch (guard) {
            case "manual" -> {
                stage.expect(
                        "only mse1 answered",
                        seen.datagrams().answers().keySet().equals(Set.of("mse1")));
                stage.expect("the client noticed nothing", seen.datagrams().outageMillis() == 0);
                expectOneOwner(stage, seen);
            }
            case "guarded" -> {
                stage.expect("mse1 has stopped", !stage.serves("mse1"));
                expectWithinBound(stage, seen);
                expectOneOwner(stage, seen);
            }
            default -> expectWithinBound(stage, seen);
        }
        stage.heal(FaultKind.PARTITION, "mse1");
        String server = moves ? "mse2" : "mse1";
        String other = moves ? "mse1" : "mse2";
        stage.expect(
                "after healing only " + server + " serves",
                stage.until(() -> stage.serves(server) && !stage.serves(other)));
        if (!guard.equals("available")) {
            stage.expectEveryLine(server);
        } else if (stage.data()) {
            stage.expect(
                    "mse1 keeps what it acknowledged apart: its copy is shown as diverged",
                    stage.until(() -> stage.diverged(server)));
        }
    }

    private static void expectWithinBound(Stage stage, Observation seen) {
        int bound = stage.options().waitMillis() + TAKE_MILLIS;
        stage.expect(
                "the service was back within the failover wait + 2 s = " + bound + " ms",
                seen.datagrams().outageMillis() <= bound);
    }

    private static void expectOneOwner(Stage stage, Observation seen) {
        stage.expect("there were never two owners", seen.dualMillis() == 0);
    }
}
