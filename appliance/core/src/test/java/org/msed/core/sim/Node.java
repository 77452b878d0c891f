package org.msed.core.sim;

import java.util.ArrayList;
import java.util.List;
import org.msed.core.pair.PairEvent;
import org.msed.core.state.Role;

/** A machine with its kernel, clocks, disk and daemon. */
public final class Node {

    private static final long DAY = 86_400L * Plan.SECOND;

    private final World world;
    private final int index;
    private final String name;
    private final NodeClock clock;
    private final Capacity capacity;
    private final List<Member> members = new ArrayList<>();

    private boolean powered = true;
    private boolean stopped;
    private boolean frozen;
    private boolean carrier = true;
    private int fuse;
    private Runnable fuseAction;
    private long awakeSince;
    private long pausedAt;
    private long powerCycle;

    /** Whether the gateway answers this node. */
    public boolean gatewayReachable = true;

    /** Whether the kernel refuses the address. */
    public boolean addressRefused;

    Node(World world, int index, String name, int slots) {
        this.world = world;
        this.index = index;
        this.name = name;
        this.capacity = new Capacity(slots);
        Chance chance = world.chance();
        long monotonic = chance.between(0, 10 * DAY);
        this.clock =
                new NodeClock(monotonic, chance.between(0, DAY), chance.between(0, 20_000 * DAY));
        double rate = 1 + (2 * chance.part() - 1) * Plan.RATE;
        clock.setRate(0, rate);
    }

    Member join(int pair, Role role) {
        Member member = new Member(world, this, pair, role);
        members.add(member);
        capacity.start(members);
        return member;
    }

    /** Starts the daemon where it does not run; nothing happens without power. */
    public void startDaemon() {
        if (!powered) {
            return;
        }
        boolean fresh = true;
        for (Member member : members) {
            fresh &= !member.running();
        }
        if (fresh) {
            stopped = false;
            awakeSince = world.now();
            capacity.start(members);
        }
        for (Member member : members) {
            member.start();
        }
    }

    /** Kill -9: the address stays until its lease ends. A frozen machine kills nobody. */
    public void kill() {
        if (!frozen) {
            die();
        }
    }

    private void die() {
        stopped = false;
        fuse = 0;
        for (Member member : members) {
            member.kill();
        }
    }

    /** Power off: address, applications and what was not durable are gone. */
    public void powerOff() {
        powerCycle++;
        die();
        frozen = false;
        powered = false;
        for (Member member : members) {
            member.powerOff();
        }
    }

    /** Power on; the daemon starts when the system is up. */
    public void powerOn() {
        if (powered) {
            return;
        }
        powered = true;
        Chance chance = world.chance();
        clock.reboot(world.now(), chance.between(0, Plan.SECOND), chance.between(0, DAY));
        long mine = powerCycle;
        world.in(
                world.plan().powerOnNanos,
                () -> {
                    if (mine == powerCycle) {
                        startDaemon();
                    }
                });
    }

    /**
     * SIGSTOP. Not on a machine that is frozen: A3 speaks of one that can look at its clocks when
     * it goes on.
     */
    public void stop() {
        if (runnable()) {
            pausedAt = world.now();
            stopped = true;
        }
    }

    /** SIGCONT. */
    public void cont() {
        if (stopped) {
            stopped = false;
            resume();
        }
    }

    /**
     * The whole machine stands still, with its monotonic clock. Only while its daemon runs: A3
     * needs somebody who looks at the clocks afterwards.
     */
    public void freeze() {
        boolean watched = true;
        for (Member member : members) {
            watched &= member.running();
        }
        if (watched && runnable()) {
            pausedAt = world.now();
            frozen = true;
            clock.freeze(world.now());
        }
    }

    /**
     * Goes on after a freeze.
     *
     * @param suspended whether the boot clock went on meanwhile
     */
    public void thaw(boolean suspended) {
        if (frozen) {
            frozen = false;
            clock.thaw(world.now(), suspended);
            for (Member member : members) {
                member.finishWrite();
            }
            resume();
        }
    }

    private void resume() {
        if (!runnable()) {
            return;
        }
        long reset = members.get(0).settings().pauseResetNanos();
        if (world.now() - pausedAt > reset + reset / 50) {
            awakeSince = world.now();
        }
        for (Member member : members) {
            member.resume();
        }
    }

    /** Sets the rate of the clocks against true time. */
    public void setClockRate(double rate) {
        if (!frozen) {
            clock.setRate(world.now(), rate);
            for (Member member : members) {
                member.rearm();
            }
        }
    }

    /** Moves the wall clock. */
    public void jumpWall(long nanos) {
        clock.jumpWall(nanos);
    }

    /** The public interface gets or loses its carrier. */
    public void setCarrier(boolean up) {
        if (carrier != up) {
            carrier = up;
            for (Member member : members) {
                member.arrive(m -> m.dispatch(new PairEvent.Carrier(m.moment(), up)));
            }
        }
    }

    /** Has something happen to this node after so many more effects, even inside a list. */
    public void afterEffects(int effects, Runnable action) {
        fuse = effects;
        fuseAction = action;
    }

    void burnFuse() {
        if (fuse > 0 && --fuse == 0) {
            fuseAction.run();
        }
    }

    boolean runnable() {
        return powered && !stopped && !frozen;
    }

    boolean powered() {
        return powered;
    }

    /** Whether the machine has power. */
    public boolean hasPower() {
        return powered;
    }

    /** Whether it stands still: no power or frozen, so that not even its kernel answers. */
    public boolean kernelSilent() {
        return !powered || frozen;
    }

    /** Since when its daemon has run without a pause worth the name. */
    public long awakeSince() {
        return awakeSince;
    }

    /** Whether the daemon is stopped by a signal, or the machine frozen. */
    public boolean paused() {
        return stopped || frozen;
    }

    boolean carrier() {
        return carrier;
    }

    NodeClock clock() {
        return clock;
    }

    Capacity capacity() {
        return capacity;
    }

    int index() {
        return index;
    }

    /** This node's part in each of its pairs. */
    public List<Member> members() {
        return members;
    }

    World world() {
        return world;
    }

    @Override
    public String toString() {
        return name;
    }
}
