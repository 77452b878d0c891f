package org.msed.core.sim;

import org.msed.core.pair.Effect;
import org.msed.core.pair.PairEvent;

/** Carries out what a member wants done with address, network and applications. */
final class Hands {

    private static final long ECHO_NANOS = 400_000L;
    private static final int PROBES = 3;
    private static final long[] BURST_MILLIS = {500, 1_000, 1_500, 2_000, 30_000};

    private final Member member;
    private final Node node;
    private final World world;
    private long probe;
    private long announcement;

    Hands(Member member) {
        this.member = member;
        this.node = member.node();
        this.world = member.world();
    }

    void forget() {
        probe++;
        announcement++;
    }

    void carryOut(Effect effect) {
        if (effect instanceof Effect.RenewAddress renew) {
            renew(renew.untilNanos());
        } else if (effect instanceof Effect.TakeAddress take) {
            take(take.untilNanos());
        } else if (effect instanceof Effect.DropAddress) {
            member.address().remove();
        } else if (effect instanceof Effect.Announce announce) {
            announce(announce.burst());
        } else if (effect instanceof Effect.ProbeAddress wanted) {
            node.capacity().waiting(member);
            probe(wanted.untilNanos());
        } else if (effect instanceof Effect.CancelProbe) {
            node.capacity().withdrawn(member);
            probe++;
        } else if (effect instanceof Effect.ClaimSlot) {
            node.capacity().claim(member);
        } else if (effect instanceof Effect.FreeSlot) {
            node.capacity().free(member);
        } else if (effect instanceof Effect.StartApplications) {
            member.application().start();
        } else if (effect instanceof Effect.StopApplications stop) {
            member.application().stop(stop.limitNanos());
        } else if (effect instanceof Effect.TestStorage) {
            String cause = member.disk().failing ? "EIO" : "";
            member.result(m -> m.dispatch(new PairEvent.StorageTested(m.moment(), cause)));
        }
    }

    private void take(long untilNanos) {
        long remaining = untilNanos - member.nowNanos();
        if (remaining <= 0 || node.addressRefused) {
            String cause = remaining <= 0 ? "the lease is over" : "refused";
            member.result(m -> m.dispatch(new PairEvent.AddressFailed(m.moment(), cause)));
            return;
        }
        member.address().set(world.now(), remaining);
        member.result(m -> m.dispatch(new PairEvent.AddressTaken(m.moment())));
    }

    private void renew(long untilNanos) {
        long remaining = untilNanos - member.nowNanos();
        if (remaining <= 0) {
            member.address().remove();
        } else {
            member.address().set(world.now(), remaining);
        }
    }

    private void announce(boolean burst) {
        claim();
        if (!burst) {
            return;
        }
        long mine = ++announcement;
        for (long millis : BURST_MILLIS) {
            world.in(
                    millis * Plan.MILLI,
                    () -> {
                        if (mine == announcement && node.runnable()) {
                            claim();
                        }
                    });
        }
    }

    private void claim() {
        if (!member.ownsAddress()) {
            return;
        }
        Member peer = member.peer();
        world.network().sendArp(node, peer.node(), () -> heardBy(peer));
    }

    private void heardBy(Member listener) {
        listener.arrive(
                m -> m.dispatch(new PairEvent.AddressClaimed(m.moment(), node.toString(), true)));
    }

    private void probe(long untilNanos) {
        long mine = ++probe;
        long end = Math.max(world.now(), node.clock().trueTime(untilNanos));
        long gap = (end - world.now()) / PROBES;
        for (int i = 0; i < PROBES; i++) {
            world.in(i * gap, () -> askForAddress(mine));
        }
        world.at(
                end,
                () ->
                        member.arrive(
                                m -> {
                                    if (mine == probe) {
                                        probe++;
                                        m.dispatch(new PairEvent.ProbeSilent(m.moment()));
                                    }
                                }));
    }

    private void askForAddress(long mine) {
        if (mine != probe || !node.runnable()) {
            return;
        }
        Member peer = member.peer();
        world.network()
                .sendArp(
                        node,
                        peer.node(),
                        () -> {
                            if (peer.ownsAddress()) {
                                world.network()
                                        .sendArp(peer.node(), node, () -> addressAnswered(mine));
                            }
                        });
    }

    private void addressAnswered(long mine) {
        member.arrive(
                m -> {
                    if (mine == probe) {
                        probe++;
                        m.dispatch(
                                new PairEvent.ProbeAnswered(
                                        m.moment(), m.peer().node().toString()));
                    }
                });
    }

    /** Asks the gateway as long as this daemon start lives. */
    void askGateway(long incarnation) {
        if (!member.running() || member.incarnation() != incarnation) {
            return;
        }
        if (node.runnable() && node.carrier() && node.gatewayReachable) {
            long sent = member.nowNanos();
            world.in(
                    ECHO_NANOS,
                    () ->
                            member.arrive(
                                    m ->
                                            m.dispatch(
                                                    new PairEvent.GatewayAnswered(
                                                            m.moment(), sent))));
        }
        long interval = Math.min(member.settings().beatNanos(), member.settings().renewalNanos());
        world.in(interval, () -> askGateway(incarnation));
    }
}
