package org.msed.core.sim;

import java.util.ArrayDeque;
import java.util.List;
import org.msed.core.pair.Effect;
import org.msed.core.pair.Moment;
import org.msed.core.pair.Order;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairSettings;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Step;
import org.msed.core.state.Role;

/**
 * A node's part in one pair: the loop of design D15. It takes one event after the other, carries
 * out the effects in list order, and then handles their results.
 */
public final class Member {

    private static final int INBOX_LIMIT = 2_000;
    private static final Inbound TICK = m -> m.dispatch(new PairEvent.Tick(m.moment()));

    private final World world;
    private final Node node;
    private final int pair;
    private final Role role;
    private final PairSettings settings;
    private final RecordDisk disk = new RecordDisk();
    private final KernelAddress address;
    private final Application application;
    private final Data data;
    private final Hands hands;
    private final ArrayDeque<Inbound> inbox = new ArrayDeque<>();
    private final ArrayDeque<Inbound> results = new ArrayDeque<>();
    private final Runnable alarm = this::alarm;

    private Member peer;
    private boolean running;
    private boolean writing;
    private boolean working;
    private PairState state;
    private SimSession session;
    private List<Effect> list = List.of();
    private int nextEffect;
    private long deadline;
    private long armedAt = Long.MAX_VALUE;
    private long incarnation;
    private Effect.Answer lastAnswer;
    private boolean stoppedByOrder;
    private boolean slotOfOldDaemon;

    Member(World world, Node node, int pair, Role role) {
        this.world = world;
        this.node = node;
        this.pair = pair;
        this.role = role;
        this.application = new Application(this);
        this.data = world.plan().data.apply(this);
        this.hands = new Hands(this);
        this.settings = world.plan().settings(role);
        this.address = new KernelAddress(node.clock(), world.plan().filter, world.chance());
        this.state = PairState.off(settings, world.plan().topology.links());
        disk.begin(state.record());
        disk.finish();
    }

    void meet(Member other) {
        peer = other;
    }

    void start() {
        if (running) {
            return;
        }
        running = true;
        stoppedByOrder = false;
        slotOfOldDaemon = true;
        incarnation = world.nextIncarnation();
        session = new SimSession(this, world.plan().topology.links());
        state = PairState.off(settings, world.plan().topology.links());
        armedAt = Long.MAX_VALUE;
        deadline = Long.MAX_VALUE;
        long seed = world.chance().bits();
        arrive(
                m ->
                        m.dispatch(
                                new PairEvent.Start(
                                        m.moment(), incarnation, seed, disk.read(), data.sets())));
        if (!node.carrier()) {
            arrive(m -> m.dispatch(new PairEvent.Carrier(m.moment(), false)));
        }
        if (capacityTaken()) {
            arrive(m -> m.dispatch(new PairEvent.CapacityChanged(m.moment(), false, "other")));
        }
        if (settings.gatewayConfigured()) {
            hands.askGateway(incarnation);
        }
    }

    void kill() {
        running = false;
        writing = false;
        inbox.clear();
        results.clear();
        list = List.of();
        nextEffect = 0;
        disk.interrupt(world.chance());
        application.forgetOrders();
        hands.forget();
        data.killed();
    }

    void powerOff() {
        address.remove();
        application.powerOff();
        data.poweredOff();
    }

    /** Something for the loop. */
    void arrive(Inbound inbound) {
        if (running && inbox.size() < INBOX_LIMIT) {
            inbox.add(inbound);
            work();
        }
    }

    /** An answer that takes its time, or something that happens to the data by itself. */
    public void post(Result result) {
        arrive(result::handle);
    }

    /** An answer to an effect, handled right after the list in which the effect stands. */
    public void result(Result result) {
        results.add(result::handle);
    }

    /** An answer to an effect. */
    @FunctionalInterface
    public interface Result {
        /** Hands the event to the member. */
        void handle(Member member);
    }

    void resume() {
        if (running) {
            boolean dataFirst = world.plan().mirrored && world.chance().below(2) == 0;
            if (dataFirst) {
                data.resumed();
            }
            inbox.addFirst(TICK);
            work();
            data.resumed();
        }
    }

    private void work() {
        if (working) {
            return;
        }
        working = true;
        while (running && !writing && node.runnable() && next()) {}
        working = false;
        arm();
    }

    private boolean next() {
        if (nextEffect < list.size()) {
            Effect effect = list.get(nextEffect++);
            world.acting(this, effect);
            perform(effect);
            node.burnFuse();
            return true;
        }
        Inbound inbound = results.isEmpty() ? inbox.poll() : results.poll();
        if (inbound == null) {
            return false;
        }
        inbound.reach(this);
        return true;
    }

    /** Lets the machine decide on one event. */
    public void dispatch(PairEvent event) {
        PairState before = state;
        Step step = world.brain().step(before, event);
        state = step.state();
        list = step.effects();
        nextEffect = 0;
        deadline = step.nextDeadlineNanos();
        slotOfOldDaemon = slotOfOldDaemon && node.capacity().keeps(this, state.mode());
        world.stepped(this, event, before, step);
    }

    private void perform(Effect effect) {
        if (effect instanceof Effect.Send send) {
            session.send(send.frame());
        } else if (effect instanceof Effect.Persist persist) {
            persist(persist);
        } else if (effect instanceof Effect.Answer answer) {
            lastAnswer = answer;
        } else if (effect instanceof Effect.Exit) {
            stoppedByOrder = true;
            kill();
        } else if (!data.carryOut(this, effect)) {
            hands.carryOut(effect);
        }
    }

    private void persist(Effect.Persist persist) {
        disk.begin(persist.record());
        if (disk.failing) {
            disk.interrupt(world.chance());
            list = List.of();
            nextEffect = 0;
            results.addFirst(m -> m.dispatch(new PairEvent.PersistFailed(m.moment(), "EIO")));
        } else if (disk.writeNanos == 0) {
            disk.finish();
        } else {
            writing = true;
            long mine = incarnation;
            world.in(
                    disk.writeNanos,
                    () -> {
                        if (mine == incarnation) {
                            finishWrite();
                        }
                    });
        }
    }

    void finishWrite() {
        if (writing) {
            writing = false;
            disk.finish();
            work();
        }
    }

    private void arm() {
        if (!running || writing || !node.runnable() || deadline == Long.MAX_VALUE) {
            return;
        }
        long at = Math.max(world.now(), node.clock().trueTime(deadline));
        if (at < armedAt) {
            armedAt = at;
            world.at(at, alarm);
        }
    }

    void rearm() {
        armedAt = Long.MAX_VALUE;
        arm();
    }

    private void alarm() {
        if (world.now() != armedAt) {
            return;
        }
        armedAt = Long.MAX_VALUE;
        if (running && !writing && node.runnable() && nowNanos() >= deadline) {
            inbox.add(TICK);
        }
        work();
    }

    /** Gives an order; the answer shows in {@link #lastAnswer}. */
    public void order(Order order, boolean force) {
        long id = world.events();
        arrive(
                m ->
                        m.dispatch(
                                new PairEvent.Command(
                                        m.moment(), id, order, force, true, true, "operator")));
    }

    /**
     * An operator chooses the source here, without a backup of the other copy.
     *
     * @param peerIsDown what the operator states where the peer is not heard
     */
    public void choose(Role source, boolean peerIsDown) {
        long id = world.events();
        arrive(
                m ->
                        m.dispatch(
                                new PairEvent.ChooseSource(
                                        m.moment(),
                                        id,
                                        source,
                                        "no backup",
                                        peerIsDown,
                                        true,
                                        "operator")));
    }

    /**
     * An operator has a copy put back that was given up here.
     *
     * @param lineage of it
     */
    public void undo(long lineage) {
        long id = world.events();
        arrive(m -> m.dispatch(new PairEvent.Undo(m.moment(), id, lineage, "operator")));
    }

    /** The last answer to an order, or null. */
    public Effect.Answer lastAnswer() {
        return lastAnswer;
    }

    /** Whether the kernel here answers for the address now. */
    public boolean ownsAddress() {
        return !node.kernelSilent() && address.heldAt(world.now());
    }

    /** This node's clocks now. */
    public Moment moment() {
        return node.clock().moment(world.now());
    }

    /** This node's monotonic clock now. */
    public long nowNanos() {
        return node.clock().monotonic(world.now());
    }

    /** The state after the last event handled. */
    public PairState state() {
        return state;
    }

    /** Whether the daemon runs here, be it paused. */
    public boolean running() {
        return running;
    }

    /** Whether the last end of the daemon was an order to stop. */
    public boolean stoppedByOrder() {
        return stoppedByOrder;
    }

    /** The record's disk. */
    public RecordDisk disk() {
        return disk;
    }

    KernelAddress address() {
        return address;
    }

    /** The data here. */
    public Data data() {
        return data;
    }

    /** The protected application here. */
    public Application application() {
        return application;
    }

    /** The machine it runs on. */
    public Node node() {
        return node;
    }

    /** The other member of the pair. */
    public Member peer() {
        return peer;
    }

    /** This member's settings. */
    public PairSettings settings() {
        return settings;
    }

    /** Its part. */
    public Role role() {
        return role;
    }

    /** Grows with every start of any daemon in this world. */
    public long incarnation() {
        return incarnation;
    }

    /** Whether another pair uses the last slot here. */
    public boolean capacityTaken() {
        return node.capacity().usedByOther(this);
    }

    SimSession session() {
        return session;
    }

    /** The world. */
    public World world() {
        return world;
    }

    String pairName() {
        return pair == 0 ? "mse1" : "mse3";
    }

    /** Number of this member in its world, from 0. */
    public int id() {
        return 2 * pair + (role == Role.PRIMARY ? 0 : 1);
    }

    /** Whether the loop is between two events: nothing of a list is left to carry out. */
    public boolean idle() {
        return running && !writing && node.runnable() && nextEffect >= list.size();
    }

    /** Number of the pair in this world, from 0. */
    public int pair() {
        return pair;
    }

    @Override
    public String toString() {
        return world.pairs().size() > 1 ? node + "/" + pair : node.toString();
    }
}
