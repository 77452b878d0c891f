package org.msed.core.sim.scenario;

import java.util.stream.IntStream;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Row;
import org.msed.core.sim.Member;
import org.msed.core.sim.Pair;
import org.msed.core.sim.Violation;
import org.msed.core.sim.World;
import org.msed.core.sim.mirror.Mirror;
import org.msed.core.sim.run.Settling;

/** What a scenario can expect: {@code holder=b epoch=2 token=a mode(a)=STANDBY row=20 ...}. */
final class Expectations {

    private Expectations() {}

    static void check(World world, Owners owners, String[] words) {
        Pair pair = world.pairs().get(0);
        for (int i = 1; i < words.length; i++) {
            String[] parts = words[i].split("<=|=", 2);
            if (parts[0].equals("pair")) {
                pair = Cast.pair(world, parts[1]);
                continue;
            }
            String got = value(world, owners, pair, parts[0], parts[1]);
            boolean atMost = words[i].contains("<=");
            boolean good =
                    atMost ? Long.parseLong(got) <= Long.parseLong(parts[1]) : got.equals(parts[1]);
            if (!good) {
                throw new Violation("expect", "expected " + words[i] + ", got " + got);
            }
        }
        owners.watchAnew();
    }

    private static String value(World world, Owners owners, Pair pair, String key, String wanted) {
        int open = key.indexOf('(');
        if (open > 0) {
            String name = key.substring(open + 1, key.length() - 1);
            return of(member(pair, name), key.substring(0, open));
        }
        return switch (key) {
            case "holder" -> one(pair, holds(pair.primary()), holds(pair.secondary()));
            case "owner" -> one(pair, pair.primary().ownsAddress(), pair.secondary().ownsAddress());
            case "token" ->
                    one(
                            pair,
                            pair.primary().state().record().tokenHere(),
                            pair.secondary().state().record().tokenHere());
            case "epoch" ->
                    Long.toString(
                            Math.max(
                                    pair.primary().state().record().epoch().counter(),
                                    pair.secondary().state().record().epoch().counter()));
            case "owners-at-once" -> Integer.toString(owners.most());
            case "fewest-owners" -> Integer.toString(owners.fewest());
            case "settled" -> Settling.settled(world) ? "yes" : "no";
            case "row" -> fired(world, wanted) ? wanted : "not fired";
            case "no-row" -> fired(world, wanted) ? "fired" : wanted;
            default -> throw new IllegalArgumentException("unknown key " + key);
        };
    }

    private static Member member(Pair pair, String node) {
        return pair.primary().node().toString().equals(node) ? pair.primary() : pair.secondary();
    }

    private static String of(Member member, String key) {
        PairState state = member.state();
        return switch (key) {
            case "mode" -> member.running() ? state.mode().name() : "DOWN";
            case "hold" -> state.holdCause().name();
            case "serve" -> state.serveMode().name();
            case "standby" -> state.standbyMode().name();
            case "shown" -> state.shown().name();
            case "reason" -> state.reason().name();
            case "consistent" -> state.record().consistent() ? "yes" : "no";
            case "rotten" -> rotten(member);
            case "app" -> member.application().running() ? "up" : "down";
            case "answer" ->
                    member.lastAnswer() == null ? "none" : member.lastAnswer().outcome().name();
            default -> throw new IllegalArgumentException("unknown key " + key);
        };
    }

    private static String rotten(Member member) {
        Mirror mirror = Mirror.of(member);
        long extents =
                IntStream.range(0, mirror.ledger().extents())
                        .filter(mirror.image()::rotten)
                        .count();
        return Long.toString(extents);
    }

    private static boolean holds(Member member) {
        return member.running() && member.state().serveMode().code() != 0;
    }

    private static String one(Pair pair, boolean primary, boolean secondary) {
        if (primary && secondary) {
            return "both";
        }
        return primary
                ? pair.primary().node().toString()
                : secondary ? pair.secondary().node().toString() : "none";
    }

    private static boolean fired(World world, String number) {
        for (Row row : Row.values()) {
            if (row.number().equals(number)) {
                return world.rows().contains(row);
            }
        }
        throw new IllegalArgumentException("no row " + number);
    }
}
