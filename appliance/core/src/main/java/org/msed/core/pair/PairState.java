package org.msed.core.pair;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.msed.core.record.DataSets;
import org.msed.core.record.DataSummary;
import org.msed.core.record.PairRecord;
import org.msed.core.state.Blocker;
import org.msed.core.state.DisplayedState;
import org.msed.core.state.Epoch;
import org.msed.core.state.Guard;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Reason;
import org.msed.core.state.Role;
import org.msed.core.state.ServeMode;
import org.msed.core.state.StandbyMode;
import org.msed.core.state.TakeoverPolicy;
import org.msed.core.wire.Message.Health;

/**
 * All that the machine knows of one pair. Immutable once {@link PairMachine#step} has returned it:
 * a step works on a private copy. Times are of the node's monotonic clock; {@value #NEVER} stands
 * for "never".
 */
public final class PairState implements Cloneable {

    /** No time. */
    public static final long NEVER = Long.MIN_VALUE;

    static final long MIN_SHOWN_NANOS = 5_000_000_000L;

    /** Where a TAKE is. */
    enum TakeStage {
        NONE,
        DATA,
        ADDRESS,
        APPLICATIONS
    }

    /** Where a YIELD, or the stop of a holder, is. */
    enum YieldStage {
        NONE,
        APPLICATIONS,
        DATA,
        RELEASED
    }

    /** Whether the address is being probed. */
    enum Probe {
        NONE,
        RUNNING,
        SILENT
    }

    final PairSettings settings;

    PairRecord record;
    long incarnation;
    long random;
    Moment at = Moment.of(NEVER);

    Mode mode = Mode.OFF;
    HoldCause hold = HoldCause.NONE;
    ServeMode serve = ServeMode.NONE;
    StandbyMode standby = StandbyMode.NONE;
    TakeStage take = TakeStage.NONE;
    YieldStage yield = YieldStage.NONE;
    Reason reason = Reason.STARTED;
    String reasonDetail = "";
    long modeSince = NEVER;

    long peerHeard = NEVER;
    long[] linkHeard = {};
    long silenceFrom = NEVER;
    long observedFrom = NEVER;
    Epoch peerEpoch = Epoch.NONE;
    long peerSerial = -1;
    Mode peerMode = Mode.OFF;
    Epoch peerModeEpoch = Epoch.NONE;
    HoldCause peerHold = HoldCause.NONE;
    DataSummary peerData = DataSummary.NONE;
    Health peerHealth = Health.FINE;
    boolean peerAttached;
    long peerSerialHeard = NEVER;

    long promiseUntil = NEVER;
    long promiseHeard = NEVER;
    long promiseEcho = NEVER;
    long tokenSince = NEVER;
    long answeringSince = NEVER;
    long gatewaySent = NEVER;
    long gatewaySince = NEVER;
    long validFrom = NEVER;
    long graceUntil = NEVER;
    boolean suspended;
    boolean addressHere;
    long addressAfter;

    long nextBeat = NEVER;
    long nextHello = NEVER;
    long nextResend = NEVER;
    long nextRenewal = NEVER;
    long nextAnnounce = NEVER;
    long handoverEnd = NEVER;

    Probe probe = Probe.NONE;
    Row attempt;
    boolean forced;
    boolean slot;
    long notBefore = NEVER;
    Set<Blocker> reported = Collections.emptySet();
    boolean barred;

    boolean carrier = true;
    boolean capacity = true;
    String servedPair = "";
    boolean healthy = true;
    DataSets sets = DataSets.NONE;
    long holderGeneration;
    long currentUntil = NEVER;
    Effect.Gate.Kind gate = Effect.Gate.Kind.SHUT;
    boolean ackLate;
    long stalledSince = NEVER;
    boolean alone;
    long sync;
    boolean lastPhase;
    boolean synced;
    boolean repair;
    Epoch peerDataEpoch;
    long partedSince = NEVER;
    long attachment;
    boolean failback;
    Epoch releasedByPeer;

    long[] takeovers = {};
    long[] resumes = {};

    boolean stopping;
    boolean stopForced;
    boolean shutdown;
    boolean leaving;
    long stopUntil = NEVER;
    long stopOrder = -1;
    long moveOrder = -1;
    boolean asksToServe;
    long asksUntil = NEVER;
    boolean yieldsTo;
    long choiceOrder = -1;
    long choiceUntil = NEVER;
    long undoing;
    long undoOrder = -1;
    Order tested;
    long testOrder = -1;

    private PairState(PairSettings settings) {
        this.settings = settings;
        this.record = PairRecord.initial(settings.role());
    }

    /**
     * The state before {@link PairEvent.Start}: mode OFF.
     *
     * @param settings the pair's settings; fixed for the life of the state
     * @param links number of links, at least 1
     */
    public static PairState off(PairSettings settings, int links) {
        PairState state = new PairState(settings);
        state.linkHeard = new long[links];
        Arrays.fill(state.linkHeard, NEVER);
        return state;
    }

    PairState copy() {
        try {
            return (PairState) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** The settings this state was made with. */
    public PairSettings settings() {
        return settings;
    }

    /** The record as last persisted, or about to be. */
    public PairRecord record() {
        return record;
    }

    /** This daemon start. */
    public long incarnation() {
        return incarnation;
    }

    /** This node's part. */
    public Role role() {
        return settings.role();
    }

    /** The mode. */
    public Mode mode() {
        return mode;
    }

    /** Why, when {@link #mode()} is HOLD. */
    public HoldCause holdCause() {
        return hold;
    }

    /** How this node serves; NONE when it does not. */
    public ServeMode serveMode() {
        return serve;
    }

    /** How far this standby is; NONE when it is none. */
    public StandbyMode standbyMode() {
        return standby;
    }

    /** Why the mode is what it is. */
    public Reason reason() {
        return reason;
    }

    /** What the reason's word cannot say; may be empty. */
    public String reasonDetail() {
        return reasonDetail;
    }

    /** Since when the mode is what it is. */
    public long modeSinceNanos() {
        return modeSince;
    }

    /** When the last event was handled. */
    public Moment at() {
        return at;
    }

    /** When anything authentic last arrived from the peer, or {@link #NEVER}. */
    public long peerHeardNanos() {
        return peerHeard;
    }

    /** When anything last arrived by a link, or {@link #NEVER}. */
    public long linkHeardNanos(int link) {
        return linkHeard[link];
    }

    /** From when silence counts: the last frame, or the end of an own pause. */
    public long silenceFromNanos() {
        return silenceFrom;
    }

    /** The peer's mode as last told; OFF when it said goodbye or was never heard. */
    public Mode peerMode() {
        return peerMode;
    }

    /** The peer's hold cause as last told. */
    public HoldCause peerHoldCause() {
        return peerHold;
    }

    /** The highest epoch heard from the peer. */
    public Epoch peerEpoch() {
        return peerEpoch;
    }

    /** The peer's readiness as last told. */
    public Health peerHealth() {
        return peerHealth;
    }

    /** Whether the standby said that it applies this holder's stream. */
    public boolean peerAttached() {
        return peerAttached;
    }

    /** Whether the address is on this node's interface as far as the machine knows. */
    public boolean addressHere() {
        return addressHere;
    }

    /** End of the promise, or {@link #NEVER}. */
    public long promiseUntilNanos() {
        return promiseUntil;
    }

    /** The sending of the last gateway probe that was answered, or {@link #NEVER}. */
    public long gatewaySentNanos() {
        return gatewaySent;
    }

    /** Whether the public interface has a carrier. */
    public boolean carrier() {
        return carrier;
    }

    /** The pair that uses the only slot, or empty. */
    public String servedPair() {
        return servedPair;
    }

    /** Whether a takeover is being tried but nothing is changed yet. */
    public boolean attempting() {
        return attempt != null;
    }

    /** Whether the daemon was told to stop. */
    public boolean stopping() {
        return stopping;
    }

    /** Whether automatic moves are paused, here or at the peer. */
    public boolean paused() {
        return record.paused() || peerHealth.paused();
    }

    /** Automatic takeovers within the window. */
    public int recentTakeovers() {
        return Damping.within(takeovers, at.nanos(), settings.flapWindowNanos());
    }

    /** Whether the gateway answered a probe sent within T_promise; true when none is configured. */
    public boolean gatewayAnswers() {
        return !settings.gatewayConfigured()
                || gatewaySent != NEVER && at.nanos() - gatewaySent <= settings.promiseNanos();
    }

    /** Whether anything was heard from the peer within the failover wait. */
    public boolean inContact() {
        return peerHeard != NEVER && at.nanos() - peerHeard < settings.deadNanos();
    }

    /** End of the right to serve without the token: promise, or with guard available gateway. */
    public long borrowedUntilNanos() {
        boolean byGateway = settings.guard() == Guard.AVAILABLE && gatewaySent != NEVER;
        return byGateway && gatewaySent >= validFrom
                ? Math.max(promiseUntil, gatewaySent + settings.promiseNanos())
                : promiseUntil;
    }

    /** Whether this node may serve now (I2). */
    public boolean hasAuthority() {
        return ownsAuthority() || borrowedUntilNanos() > at.nanos();
    }

    /**
     * Whether the token is here and is authority without end. It is none where the peer may take
     * over without it (7.8): there a holder lives on promises and gateway answers alone.
     */
    boolean ownsAuthority() {
        return record.tokenHere() && !takesConsistent();
    }

    /** Policy CONSISTENT; it needs a holder whose authority is bounded in time. */
    private boolean takesConsistent() {
        return settings.policy() == TakeoverPolicy.CONSISTENT
                && settings.guard() == Guard.AVAILABLE
                && settings.gatewayConfigured();
    }

    /** Whether the policy allows a takeover without the token (row 20a). */
    boolean mayTakeWithoutToken() {
        boolean data = !sets.mirrored() || !record.generations().neverUsed();
        return takesConsistent() && record.consistent() && data;
    }

    /** What this node says of its data when nodes meet. */
    public DataSummary data() {
        return new DataSummary(
                sets.mirrored(),
                record.generations(),
                sets.dirtyEmpty(),
                sets.intentsEmpty(),
                record.consistent());
    }

    /** What the peer said of its data last; {@link DataSummary#NONE} before it did. */
    public DataSummary peerData() {
        return peerData;
    }

    /** Whether the last phase of a synchronisation runs, or one has ended well (rows 36, 38). */
    public boolean synchronised() {
        return synced;
    }

    /** Whether differences that a verify found wait to be copied (rows 36c, 36d). */
    public boolean repairing() {
        return repair;
    }

    /** What this node says of itself. */
    public Health health() {
        return new Health(
                gatewayAnswers(), carrier, capacity, healthy && !stopping, record.paused());
    }

    /** The state a user sees (ha-protocol 8.1). */
    public DisplayedState shown() {
        return Shown.of(this);
    }

    /**
     * What stands against this node taking over now, or against a planned move away from it when it
     * serves; empty means ready.
     */
    public Set<Blocker> blockers() {
        EnumSet<Blocker> found = EnumSet.noneOf(Blocker.class);
        if (mode == Mode.SERVE) {
            Blockers.ofMove(this, found);
        } else {
            Blockers.ofTakeover(this, found);
        }
        return found;
    }

    /** What stands against the choice of a source now; empty means nothing (rows 13, 14). */
    public Set<Blocker> choiceBlockers(PairEvent.ChooseSource choice) {
        return Choice.blockers(this, choice);
    }

    /** Whether the copies have parted, so that an operator has to choose between them. */
    public boolean parted() {
        return Choice.isOpen(this);
    }

    /**
     * What stands against an order to stop without force (rows 24, 49), as far as can be told
     * beforehand: the token has to move, and nothing was heard for T_repl.
     */
    public Set<Blocker> stopBlockers() {
        boolean moves =
                switch (mode) {
                    case SERVE -> !record.tokenHere();
                    case STANDBY -> record.tokenHere() || peerSerial < record.tokenSerial();
                    default -> false;
                };
        boolean heard = peerHeard != NEVER && at.nanos() - peerHeard < settings.replNanos();
        return moves && !heard && settings.guard() != Guard.MANUAL
                ? EnumSet.of(Blocker.NO_TOKEN)
                : EnumSet.noneOf(Blocker.class);
    }

    /** V4: whether the holder has gone on under no lineage that this node has not got. */
    boolean hasHoldersLineage() {
        return !sets.mirrored()
                || holderGeneration == 0
                || holderGeneration == record.generations().current();
    }

    /** Ages of links, in nanoseconds, −1 for never. */
    long[] linkAges() {
        long[] ages = new long[linkHeard.length];
        for (int i = 0; i < ages.length; i++) {
            ages[i] = age(linkHeard[i]);
        }
        return ages;
    }

    long age(long since) {
        return since == NEVER ? -1 : at.nanos() - since;
    }
}
