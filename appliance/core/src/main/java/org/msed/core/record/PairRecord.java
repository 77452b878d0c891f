package org.msed.core.record;

import java.util.List;
import org.msed.core.state.DisplayedState;
import org.msed.core.state.Epoch;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Role;

/**
 * What a node must remember of a pair (ha-protocol 5). Durable before anything that depends on it:
 * a message, an address, an acknowledgement, a script (invariant I7).
 *
 * @param role this node's part
 * @param epoch the highest epoch known; its node is the holder
 * @param released whether this node has promised never to serve again in {@code epoch}
 * @param tokenHere whether the solo token is here
 * @param tokenSerial the highest serial seen; grows with every move of the token
 * @param mode the last mode
 * @param holdCause why, when {@code mode} is HOLD
 * @param shown the last displayed state, for commands that find no daemon
 * @param eventSequence number of the last event of {@code incarnation}, 0 when none
 * @param incarnation the daemon start that wrote this
 * @param generations the data lineage
 * @param consistent false while the data here is an unfinished copy
 * @param peerGoodbye whether the holder was stopped deliberately and has not been heard since
 * @param paused whether an operator has paused automatic moves
 * @param rejoined whether an operator replaced a lost record, which makes an old token void; until
 *     the token comes here again
 * @param takeoverAgesMillis ages of automatic takeovers when this was written, newest first. Ages,
 *     since no decision uses the wall clock (I12); the time of a stopped daemon does not count
 * @param resumeAgesMillis likewise for resumptions by row 6a
 * @param parting what is known of copies that parted
 */
public record PairRecord(
        Role role,
        Epoch epoch,
        boolean released,
        boolean tokenHere,
        long tokenSerial,
        Mode mode,
        HoldCause holdCause,
        DisplayedState shown,
        long eventSequence,
        long incarnation,
        Generations generations,
        boolean consistent,
        boolean peerGoodbye,
        boolean paused,
        boolean rejoined,
        List<Long> takeoverAgesMillis,
        List<Long> resumeAgesMillis,
        Parting parting) {

    /** How many ages of each kind are kept. */
    public static final int AGES_LIMIT = 16;

    /** Copies the lists. */
    public PairRecord {
        takeoverAgesMillis = newest(takeoverAgesMillis);
        resumeAgesMillis = newest(resumeAgesMillis);
    }

    /** The record of a fresh pairing: the token is with the primary. */
    public static PairRecord initial(Role role) {
        boolean primary = role == Role.PRIMARY;
        return blank(role, primary, primary ? 1 : 0, false);
    }

    /** The record after an operator's {@code rejoin}: as never used, and any old token void. */
    public static PairRecord rejoined(Role role) {
        return blank(role, false, 0, true);
    }

    private static PairRecord blank(Role role, boolean tokenHere, long serial, boolean rejoined) {
        return new PairRecord(
                role,
                Epoch.NONE,
                false,
                tokenHere,
                serial,
                Mode.OFF,
                HoldCause.NONE,
                DisplayedState.TERMINATED,
                0,
                0,
                Generations.NONE,
                true,
                false,
                false,
                rejoined,
                List.of(),
                List.of(),
                Parting.NONE);
    }

    private static List<Long> newest(List<Long> ages) {
        return List.copyOf(ages.size() > AGES_LIMIT ? ages.subList(0, AGES_LIMIT) : ages);
    }

    /** Whether the pair of this record never served. */
    public boolean neverUsed() {
        return epoch.counter() == 0;
    }

    /** This record with another epoch, not released in it. */
    public PairRecord withEpoch(Epoch value) {
        Copy copy = new Copy(this);
        copy.epoch = value;
        copy.released = false;
        return copy.done();
    }

    /** This record with its epoch released. */
    public PairRecord withReleased() {
        Copy copy = new Copy(this);
        copy.released = true;
        return copy.done();
    }

    /** This record with the token here or away, under a serial. */
    public PairRecord withToken(boolean here, long serial) {
        Copy copy = new Copy(this);
        copy.tokenHere = here;
        copy.tokenSerial = serial;
        copy.rejoined = rejoined && !here;
        return copy.done();
    }

    /** This record in another mode. */
    public PairRecord withMode(Mode newMode, HoldCause cause, DisplayedState newShown) {
        Copy copy = new Copy(this);
        copy.mode = newMode;
        copy.holdCause = cause;
        copy.shown = newShown;
        return copy.done();
    }

    /** This record after another event of an incarnation. */
    public PairRecord withEvent(long incarnationId, long sequence) {
        Copy copy = new Copy(this);
        copy.incarnation = incarnationId;
        copy.eventSequence = sequence;
        return copy.done();
    }

    /** This record with another data lineage and consistency. */
    public PairRecord withData(Generations value, boolean isConsistent) {
        Copy copy = new Copy(this);
        copy.generations = value;
        copy.consistent = isConsistent;
        return copy.done();
    }

    /** This record with or without the memory of a deliberate stop of the peer. */
    public PairRecord withPeerGoodbye(boolean value) {
        Copy copy = new Copy(this);
        copy.peerGoodbye = value;
        return copy.done();
    }

    /** This record with automatic moves paused or not. */
    public PairRecord withPaused(boolean value) {
        Copy copy = new Copy(this);
        copy.paused = value;
        return copy.done();
    }

    /** This record with other ages. */
    public PairRecord withAges(List<Long> takeovers, List<Long> resumes) {
        Copy copy = new Copy(this);
        copy.takeoverAgesMillis = takeovers;
        copy.resumeAgesMillis = resumes;
        return copy.done();
    }

    /** This record with another memory of copies that parted. */
    public PairRecord withParting(Parting value) {
        Copy copy = new Copy(this);
        copy.parting = value;
        return copy.done();
    }

    /** The components, to change some of them. */
    private static final class Copy {
        private final Role role;
        private Epoch epoch;
        private boolean released;
        private boolean tokenHere;
        private long tokenSerial;
        private Mode mode;
        private HoldCause holdCause;
        private DisplayedState shown;
        private long eventSequence;
        private long incarnation;
        private Generations generations;
        private boolean consistent;
        private boolean peerGoodbye;
        private boolean paused;
        private boolean rejoined;
        private List<Long> takeoverAgesMillis;
        private List<Long> resumeAgesMillis;
        private Parting parting;

        Copy(PairRecord of) {
            role = of.role;
            epoch = of.epoch;
            released = of.released;
            tokenHere = of.tokenHere;
            tokenSerial = of.tokenSerial;
            mode = of.mode;
            holdCause = of.holdCause;
            shown = of.shown;
            eventSequence = of.eventSequence;
            incarnation = of.incarnation;
            generations = of.generations;
            consistent = of.consistent;
            peerGoodbye = of.peerGoodbye;
            paused = of.paused;
            rejoined = of.rejoined;
            takeoverAgesMillis = of.takeoverAgesMillis;
            resumeAgesMillis = of.resumeAgesMillis;
            parting = of.parting;
        }

        PairRecord done() {
            return new PairRecord(
                    role,
                    epoch,
                    released,
                    tokenHere,
                    tokenSerial,
                    mode,
                    holdCause,
                    shown,
                    eventSequence,
                    incarnation,
                    generations,
                    consistent,
                    peerGoodbye,
                    paused,
                    rejoined,
                    takeoverAgesMillis,
                    resumeAgesMillis,
                    parting);
        }
    }
}
