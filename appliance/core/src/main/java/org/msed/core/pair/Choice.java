package org.msed.core.pair;

import java.util.EnumSet;
import java.util.Set;
import org.msed.core.record.DataSummary;
import org.msed.core.record.Parting;
import org.msed.core.state.Blocker;
import org.msed.core.state.Epoch;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Reason;
import org.msed.core.state.Role;
import org.msed.core.wire.Message;

/**
 * The operator's choice between copies that parted (rows 13, 13a, 14; ha-protocol 7.9). The chosen
 * source records which lineage of the peer it may overwrite and says so in each HELLO; only the
 * node that finds its own lineage there gives its copy up. A node that is to be overwritten by the
 * choice of its own operator therefore asks the other first. The primary, once chosen, gives
 * nothing up, and the secondary always does: so of two choices that contradict each other one
 * counts, and never is each copy overwritten (docs/decisions/0011).
 */
final class Choice {

    private Choice() {}

    /** What stands against the choice of a source; empty when nothing does. */
    static EnumSet<Blocker> blockers(PairState s, PairEvent.ChooseSource choice) {
        EnumSet<Blocker> found = EnumSet.noneOf(Blocker.class);
        boolean here = choice.source() == s.role();
        DataSummary source = here ? s.data() : s.peerData;
        if (!isOpen(s) && !(here && s.record.parting().stopped() && s.mode == Mode.SERVE)) {
            found.add(Blocker.NOT_DIVERGED);
            return found;
        }
        if (!source.consistent() || source.generations().neverUsed()) {
            found.add(Blocker.UNFINISHED_SOURCE);
        }
        if (here) {
            ofThisNode(s, choice, found);
        } else {
            ofPeer(s, found);
        }
        return found;
    }

    private static void ofThisNode(PairState s, PairEvent.ChooseSource choice, Set<Blocker> found) {
        if (s.yieldsTo) {
            found.add(Blocker.CHOICE_MADE);
        }
        if (!s.healthy) {
            found.add(Blocker.UNHEALTHY);
        }
        if (!s.capacity) {
            found.add(Blocker.NO_CAPACITY);
        }
        if (s.mode == Mode.SERVE || s.inContact()) {
            return;
        }
        if (!choice.peerIsDown()) {
            found.add(Blocker.PEER_UNREACHABLE);
        } else if (!s.record.tokenHere() && !choice.acceptDataLoss()) {
            found.add(Blocker.DATA_LOSS_NOT_ACCEPTED);
        }
    }

    private static void ofPeer(PairState s, Set<Blocker> found) {
        long discards = s.record.parting().discards();
        boolean overtaken = discards == 0 || s.peerData.generations().history().contains(discards);
        if (!overtaken) {
            found.add(Blocker.CHOICE_MADE);
        }
        if (!s.inContact()) {
            found.add(Blocker.PEER_UNREACHABLE);
        }
        if (!s.peerHealth.healthy()) {
            found.add(Blocker.PEER_NOT_READY);
        }
        if (!s.peerHealth.capacity()) {
            found.add(Blocker.NO_CAPACITY);
        }
    }

    /** Whether the copies have parted and this node's is one of the two. */
    static boolean isOpen(PairState s) {
        boolean serves = s.mode == Mode.SERVE && Lineage.parted(s.data(), s.peerData, true);
        return s.sets.mirrored() && s.peerData.mirrored() && (isHeld(s) || serves);
    }

    private static boolean isHeld(PairState s) {
        return s.mode == Mode.HOLD && s.hold == HoldCause.DIVERGED;
    }

    /** The order. What was stated of a backup is durable with the event. */
    static void order(Turn t, PairEvent.ChooseSource choice) {
        PairState s = t.s;
        String what = "source " + choice.source().label() + " by " + choice.actor();
        EnumSet<Blocker> blockers = blockers(s, choice);
        if (!blockers.isEmpty()) {
            ModeRules.refuse(t, choice.id(), what, blockers.toArray(new Blocker[0]));
            return;
        }
        String detail = what + ", " + choice.statement();
        await(t, choice.id());
        t.answer(choice.id(), Effect.Answer.Outcome.ACCEPTED, detail);
        if (choice.source() != s.role()) {
            s.yieldsTo = true;
            t.note(Row.R14A, Reason.SOURCE_CHOSEN, detail);
            t.sendHello(false);
            return;
        }
        // A mirror back that only waits needs no right: the peer has nothing of its own to lose.
        discard(t, isOpen(s) ? s.peerData.generations().current() : 0, detail);
        if (s.mode == Mode.SERVE) {
            end(t, Effect.Answer.Outcome.DONE, "recorded; the other copy follows this one");
        } else if (!s.inContact()) {
            s.forced = true;
            s.notBefore = PairState.NEVER;
            s.attempt = null;
            t.attempt(Row.R13B);
        }
    }

    private static void await(Turn t, long id) {
        t.s.choiceOrder = id;
        t.s.choiceUntil = t.now + t.set.stopNanos() + 2 * t.set.handoverNanos();
    }

    private static void discard(Turn t, long lineage, String detail) {
        PairState s = t.s;
        s.record = s.record.withParting(s.record.parting().withDiscards(lineage));
        s.resumes = new long[0];
        s.peerDataEpoch = null;
        t.persistWith(Row.R13, Reason.SOURCE_CHOSEN, detail);
        s.nextHello = t.now;
    }

    /** Gives an order up that nobody answered; what is recorded stays. */
    static void deadline(Turn t) {
        PairState s = t.s;
        if (s.choiceOrder >= 0 && t.now >= s.choiceUntil) {
            s.yieldsTo = false;
            end(
                    t,
                    Effect.Answer.Outcome.FAILED,
                    "the other node has not answered the choice, or its copy was changed since;"
                            + " see msectl why, then choose again");
        }
    }

    private static void end(Turn t, Effect.Answer.Outcome outcome, String text) {
        t.answer(t.s.choiceOrder, outcome, text);
        t.s.choiceOrder = -1;
    }

    /** The chosen source serves. */
    static void served(Turn t) {
        end(t, Effect.Answer.Outcome.DONE, "this node serves, the other copy follows it");
    }

    /** What a HELLO says of a choice. */
    static void heard(Turn t, Message.Hello hello) {
        PairState s = t.s;
        if (s.mode == Mode.OFF || s.hold == HoldCause.META || s.stopping) {
            return;
        }
        if (hello.yieldsTo()) {
            accept(t, hello.data());
        }
        long mine = s.record.generations().current();
        boolean named = hello.discards() == mine || !t.obeys(Rule.CHOICE_NAMES_LINEAGE);
        boolean chosen =
                s.role() == Role.PRIMARY
                        && s.record.parting().discards() != 0
                        && t.obeys(Rule.CHOICE_IS_KEPT);
        if (hello.discards() != 0 && mine != 0 && named && !chosen) {
            yieldOrGiveUp(t);
        }
    }

    /** The peer's operator wants this node as the source; the primary's own choice goes first. */
    private static void accept(Turn t, DataSummary peer) {
        PairState s = t.s;
        long lineage = peer.generations().current();
        boolean own = s.yieldsTo && s.role() == Role.PRIMARY;
        boolean able = s.record.consistent() && !s.record.generations().neverUsed() && s.healthy;
        if (own || !able || lineage == 0 || !isOpen(s)) {
            return;
        }
        if (s.yieldsTo) {
            s.yieldsTo = false;
            end(t, Effect.Answer.Outcome.FAILED, "at the other node the contrary was chosen");
        }
        if (s.record.parting().discards() != lineage) {
            discard(t, lineage, "this node, as ordered at the peer");
        }
    }

    private static void yieldOrGiveUp(Turn t) {
        switch (t.s.mode) {
            case SERVE -> {
                if (t.obeys(Rule.DISCARDED_STOPS_FIRST)) {
                    YieldRules.lose(t, Row.R13A, Reason.SOURCE_CHOSEN);
                } else {
                    t.stopServing();
                    giveUp(t);
                }
            }
            case JOIN, HOLD, STANDBY -> giveUp(t);
            default -> {
                // TAKE and YIELD end by themselves; the next HELLO says it again.
            }
        }
    }

    /**
     * Row 14: by one write the copy here is unfinished and no lineage any more, the token is away,
     * and the peer counts as the last holder.
     */
    private static void giveUp(Turn t) {
        PairState s = t.s;
        Role peer = s.role() == Role.PRIMARY ? Role.SECONDARY : Role.PRIMARY;
        Epoch highest = Epoch.higher(s.record.epoch(), s.peerEpoch);
        Epoch theirs = highest.node() == peer ? highest : highest.next(peer);
        boolean token = s.record.tokenHere();
        long serial = token ? Math.max(s.record.tokenSerial(), s.peerSerial) + 1 : -1;
        if (token) {
            s.record = s.record.withToken(false, serial);
        }
        long lineage = s.record.generations().current();
        s.record =
                s.record
                        .withData(s.record.generations().givenUp(), false)
                        .withParting(Parting.givenUp(lineage));
        boolean asked = s.yieldsTo;
        s.yieldsTo = false;
        t.standBy(Row.R14, theirs, Reason.SOURCE_CHOSEN);
        if (token) {
            t.send(new Message.Token(serial));
            s.nextResend = t.now + t.set.beatNanos();
        }
        end(
                t,
                asked ? Effect.Answer.Outcome.DONE : Effect.Answer.Outcome.FAILED,
                asked
                        ? "the copy here is given up; it follows the other"
                        : "at the other node the contrary was chosen");
    }

    /** Whether the peer has given its copy up, or never had one: then nothing is parted. */
    static boolean isSettled(PairState s, Message.Hello hello) {
        boolean lastHolder = Epoch.higher(s.record.epoch(), s.peerEpoch).node() == s.role();
        return s.record.consistent()
                && !s.record.generations().neverUsed()
                && hello.data().mirrored()
                && hello.data().generations().neverUsed()
                && !Lineage.parted(s.data(), hello.data(), lastHolder);
    }
}
