package org.msed.core.sim.scenario;

import org.msed.core.sim.Plan;
import org.msed.core.sim.Topology;
import org.msed.core.sim.mirror.Mirrors;
import org.msed.core.state.Guard;
import org.msed.core.state.TakeoverPolicy;

/** The words of the {@code pair} line, {@code key=value}. */
final class PlanWords {

    private PlanWords() {}

    static Plan read(String[] words) {
        Plan plan = new Plan();
        boolean gatewaySaid = false;
        for (int i = 1; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            if (pair.length < 2) {
                throw new IllegalArgumentException("expected key=value, got " + words[i]);
            }
            gatewaySaid |= pair[0].equals("gateway");
            set(plan, pair[0], pair[1]);
        }
        if (!gatewaySaid) {
            plan.gateway = plan.guard == Guard.AVAILABLE;
        }
        return plan;
    }

    private static void set(Plan plan, String key, String value) {
        switch (key) {
            case "guard" -> plan.guard = Guard.valueOf(value.toUpperCase());
            case "topology" ->
                    plan.topology = Topology.valueOf(value.toUpperCase().replace('-', '_'));
            case "wait" -> plan.deadNanos = Durations.nanos(value);
            case "beat" -> plan.beatNanos = Durations.nanos(value);
            case "boot" -> plan.bootNanos = Durations.nanos(value);
            case "settle" -> plan.settleNanos = Durations.nanos(value);
            case "hand" -> plan.handoverNanos = Durations.nanos(value);
            case "stop" -> plan.stopNanos = Durations.nanos(value);
            case "dwell" -> plan.dwellNanos = Durations.nanos(value);
            case "gateway-wait" -> plan.gatewayNanos = Durations.nanos(value);
            case "app-start" -> plan.startAppNanos = Durations.nanos(value);
            case "app-stop" -> plan.stopAppNanos = Durations.nanos(value);
            case "data" -> {
                plan.mirrored = value.equals("yes");
                plan.data = plan.mirrored ? new Mirrors() : plan.data;
            }
            case "policy" ->
                    plan.policy = TakeoverPolicy.valueOf(value.toUpperCase().replace('-', '_'));
            case "reverse" -> plan.reverseMirror = value.equals("auto");
            case "filter" -> plan.filter = value.equals("yes");
            case "gateway" -> plan.gateway = value.equals("yes");
            case "failback" -> plan.automaticFailback = value.equals("auto");
            case "resume" -> plan.resumeMax = Integer.parseInt(value);
            case "flap" -> plan.flapMax = Integer.parseInt(value);
            case "capacity" -> plan.capacity = Integer.parseInt(value);
            case "start" -> {
                // Read by the scenario: whether daemons start by themselves.
            }
            default -> throw new IllegalArgumentException("unknown key " + key);
        }
    }
}
