package org.msed.core.sim.mirror;

import org.msed.core.sim.Member;
import org.msed.core.sim.Path;
import org.msed.core.sim.Plan;
import org.msed.core.sim.World;
import org.msed.core.state.Epoch;

/**
 * One connection between two mirrors, of one attachment: ordered both ways by whatever link works,
 * and gone for good when none does. Its ends learn of that at different times.
 */
final class Stream {

    private static final long AGAIN = 200 * Plan.MILLI;
    private static final long NOTICED = 300 * Plan.MILLI;

    final Epoch epoch;
    final long attachment;
    final int standbySets;

    private final World world;
    private final End holder;
    private final End standby;
    private boolean broken;

    /** One side: whose, in which life, and when what it is sent arrives at the earliest. */
    private static final class End {
        final Mirror mirror;
        final long life;
        long last;

        End(Mirror mirror) {
            this.mirror = mirror;
            this.life = mirror.life();
        }
    }

    Stream(Mirror holder, Mirror standby, Epoch epoch, long attachment) {
        this.world = holder.member().world();
        this.holder = new End(holder);
        this.standby = new End(standby);
        this.epoch = epoch;
        this.attachment = attachment;
        this.standbySets = standby.sets.union();
    }

    void toStandby(Runnable what) {
        send(holder, standby, what);
    }

    void toHolder(Runnable what) {
        send(standby, holder, what);
    }

    private void send(End from, End to, Runnable what) {
        Path path = broken ? null : path(from.mirror.member(), to.mirror.member());
        if (path == null) {
            breakOff();
            return;
        }
        long delay = path.delay(world.chance());
        while (world.chance().happens(Math.min(path.loss, 0.5))) {
            delay += AGAIN;
        }
        to.last = Math.max(to.last + 1, world.now() + delay);
        world.in(to.last - world.now(), () -> arrive(to, what));
    }

    private void arrive(End to, Runnable what) {
        if (to.mirror.life() == to.life) {
            to.mirror.received(this, what);
        }
    }

    /** The first link that works, or null. */
    static Path path(Member from, Member to) {
        for (int link = 0; link < from.world().plan().topology.links(); link++) {
            if (from.world().network().passes(link, from.node(), to.node())) {
                return from.world().network().path(link, from.node(), to.node());
            }
        }
        return null;
    }

    /** Ends it from one side; the other learns of it in its time. */
    void breakOff() {
        if (broken) {
            return;
        }
        broken = true;
        notice(holder);
        notice(standby);
    }

    private void notice(End end) {
        long nanos = world.chance().between(Plan.MILLI, NOTICED);
        world.in(
                nanos,
                () -> {
                    if (end.mirror.life() == end.life) {
                        end.mirror.whenRunning(() -> end.mirror.ended(this));
                    }
                });
    }
}
