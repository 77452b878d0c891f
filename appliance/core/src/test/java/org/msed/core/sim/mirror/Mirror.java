package org.msed.core.sim.mirror;

import java.util.ArrayDeque;
import org.msed.core.pair.Effect;
import org.msed.core.pair.PairEvent;
import org.msed.core.record.DataSets;
import org.msed.core.sim.Data;
import org.msed.core.sim.Member;
import org.msed.core.state.Epoch;

/** One node's mirror of one pair: its image, its sets, and what it does as holder and standby. */
public final class Mirror implements Data {

    private static final long MICRO = 1_000L;

    final Image image = new Image(Mirrors.EXTENTS);
    final SetFile sets = new SetFile();
    final Ledger ledger;

    private final Mirrors all;
    private final Member member;
    private final Holder holder = new Holder(this);
    private final Standby standby = new Standby(this);
    private final ArrayDeque<Runnable> backlog = new ArrayDeque<>();
    private DataSets told = DataSets.EMPTY;
    private Epoch epoch = Epoch.NONE;
    private boolean open;
    private boolean failed;
    private long life;
    private long asideLineage;
    private int[] aside = {};

    /** Every read and write of the directory fails while set. */
    public boolean failing;

    /** Whether a failure leaves it unsure what the directory holds. */
    public boolean garbling;

    Mirror(Mirrors all, Member member, Ledger ledger) {
        this.all = all;
        this.member = member;
        this.ledger = ledger;
    }

    /** A member's mirror. */
    public static Mirror of(Member member) {
        return (Mirror) member.data();
    }

    /** The node's copy. */
    public Image image() {
        return image;
    }

    /** What the clients of the pair know. */
    public Ledger ledger() {
        return ledger;
    }

    /** Extents that may be written now or may differ from the peer's, as bits. */
    public int suspicious() {
        return sets.union();
    }

    /**
     * The disk flips a bit of an extent while this node does not serve.
     *
     * @return whether it did
     */
    public boolean flip(int extent) {
        if (open) {
            return false;
        }
        image.rot(extent, true);
        peer().holder().forgetNamed(extent);
        return true;
    }

    /** Compares both copies under the order of the stream; what differs is to be repaired. */
    public void verify() {
        whenRunning(holder::verify);
    }

    /** Extents that a verify here named for repair, as bits. */
    public int named() {
        return holder.named();
    }

    /** Whether the copy here is an unfinished one, whatever the record says. */
    public boolean unfinished() {
        return standby.unfinished();
    }

    Member member() {
        return member;
    }

    Mirror peer() {
        return of(member.peer());
    }

    Holder holder() {
        return holder;
    }

    Standby standby() {
        return standby;
    }

    boolean obeys(MirrorRule rule) {
        return all.obey(rule);
    }

    long life() {
        return life;
    }

    boolean open() {
        return open;
    }

    Epoch epoch() {
        return epoch;
    }

    @Override
    public DataSets sets() {
        told = sets.onDisk();
        return told;
    }

    @Override
    public boolean carryOut(Member by, Effect effect) {
        if (effect instanceof Effect.Gate gate) {
            holder.gate(gate.kind());
        } else if (effect instanceof Effect.OpenData wanted) {
            open(wanted.epoch());
        } else if (effect instanceof Effect.CloseData close) {
            open = false;
            standby.detach();
            holder.close(close.drain());
        } else if (effect instanceof Effect.Attach attach) {
            standby.attach(attach.epoch(), attach.attachment());
        } else if (effect instanceof Effect.Sync sync) {
            holder.sync(sync);
        } else if (effect instanceof Effect.StopSync) {
            holder.stopSync();
        } else if (effect instanceof Effect.AdmitSync admit) {
            setAside(admit.givenUp());
            standby.admit(admit.attachment());
        } else if (effect instanceof Effect.RestoreData wanted) {
            onDisk(() -> putBack(wanted.lineage()));
        } else if (effect instanceof Effect.ConfirmSync confirm) {
            standby.confirm(confirm.attachment());
        } else {
            return false;
        }
        return true;
    }

    /** Whole before the first byte is overwritten; a second run finds it there. */
    private void setAside(long lineage) {
        if (lineage != 0 && lineage != asideLineage) {
            asideLineage = lineage;
            aside = image.snapshot();
        }
    }

    private void putBack(long lineage) {
        boolean here = lineage == asideLineage && !failing;
        if (here) {
            image.restore(aside);
            ledger.changed();
        }
        String cause = here ? "" : "EIO";
        post(m -> new PairEvent.DataRestored(m.moment(), cause));
    }

    /** What was set aside last, 0 when nothing was. */
    public long asideLineage() {
        return asideLineage;
    }

    private void open(Epoch wanted) {
        standby.detach();
        holder.endStream();
        epoch = wanted;
        failed = false;
        onDisk(
                () -> {
                    if (failing) {
                        fail(false);
                    } else if (epoch.equals(wanted)) {
                        open = true;
                        holder.opened();
                        post(m -> new PairEvent.DataOpened(m.moment()));
                    }
                });
    }

    /** Tells the machine once that the disk does not work. */
    void fail(boolean unsure) {
        if (!failed) {
            failed = true;
            post(m -> new PairEvent.DataFailed(m.moment(), "EIO", unsure));
        }
    }

    void mended() {
        failed = false;
    }

    /** The connection is lost, and both ends learn of it. */
    public void resetStream() {
        holder.reset();
        standby.reset();
    }

    /** A stream ended, as its end here learns now. */
    void ended(Stream stream) {
        holder.ended(stream);
        standby.ended(stream);
    }

    /** Something came by a stream. */
    void received(Stream stream, Runnable what) {
        whenRunning(
                () -> {
                    boolean present = holder.has(stream) || standby.has(stream);
                    if (present || !obeys(MirrorRule.STALE_IS_REFUSED)) {
                        what.run();
                    }
                });
    }

    /** Makes an event and hands it to the loop. */
    interface Maker {
        /** The event, with the clocks of the time when it is handled. */
        PairEvent make(Member member);
    }

    void post(Maker maker) {
        member.post(m -> m.dispatch(maker.make(m)));
    }

    /** After the time of a flush of data. */
    void onDisk(Runnable then) {
        later(member.world().chance().between(200 * MICRO, all.flushNanos()), then);
    }

    void writeSets(Runnable then) {
        sets.write(
                written ->
                        later(
                                member.disk().writeNanos
                                        + member.world()
                                                .chance()
                                                .between(100 * MICRO, all.setsNanos()),
                                () -> {
                                    written.run();
                                    tell();
                                }),
                then);
    }

    private void tell() {
        DataSets now = sets.onDisk();
        if (!now.equals(told)) {
            told = now;
            post(m -> new PairEvent.DataChanged(m.moment(), now));
        }
    }

    void later(long nanos, Runnable what) {
        long mine = life;
        member.world()
                .in(
                        nanos,
                        () -> {
                            if (mine == life) {
                                whenRunning(what);
                            }
                        });
    }

    /** Now, or as soon as the process goes on. */
    void whenRunning(Runnable what) {
        if (!member.running()) {
            return;
        }
        if (member.node().paused()) {
            backlog.add(what);
        } else {
            what.run();
        }
    }

    @Override
    public void resumed() {
        while (!backlog.isEmpty() && !member.node().paused()) {
            backlog.poll().run();
        }
    }

    @Override
    public void killed() {
        life++;
        backlog.clear();
        open = false;
        epoch = Epoch.NONE;
        failed = false;
        sets.die(member.world().chance());
        holder.die();
        standby.die();
    }

    @Override
    public void poweredOff() {
        image.cutPower(member.world().chance());
        ledger.changed();
    }
}
