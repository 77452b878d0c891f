package org.msed.core.pair;

import static org.msed.core.state.Mode.HOLD;
import static org.msed.core.state.Mode.JOIN;
import static org.msed.core.state.Mode.OFF;
import static org.msed.core.state.Mode.SERVE;
import static org.msed.core.state.Mode.STANDBY;
import static org.msed.core.state.Mode.TAKE;
import static org.msed.core.state.Mode.YIELD;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.msed.core.state.Mode;

/**
 * The rows of ha-protocol 8.2, with the protocol's numbers; docs/ha-states.md is printed from them.
 * Rows of guards that do not exist yet (9) are not here. Row 12a, 21a and the rules R1 to R3, R17
 * and R18 stand as rows of their own, so that their use is covered too.
 */
public enum Row {
    /** Start. */
    R1("1", of(OFF), "start", of(JOIN), "remove own address leftovers, load the record"),
    /** Start without a readable record. */
    R2("2", of(OFF), "start, record unreadable or missing", of(HOLD), "HOLD(META)"),
    /** The peer serves. */
    R3(
            "3",
            of(JOIN),
            "peer in SERVE or TAKE, epoch not below mine",
            of(STANDBY),
            "adopt the epoch"),
    /** The peer serves in the past. */
    R4("4", of(JOIN), "peer in SERVE or TAKE, epoch below mine", of(JOIN), "send STALE"),
    /** The data has parted. */
    R5(
            "5",
            of(JOIN),
            "peer in JOIN or HOLD, data diverged or unrelated, or its source not the last holder",
            of(HOLD),
            "HOLD(DIVERGED)"),
    /** The data has parted from that of a holder. */
    R5A(
            "5a",
            of(STANDBY),
            "peer in SERVE, data diverged, unrelated, or newer here",
            of(HOLD),
            "HOLD(DIVERGED)"),
    /** Both undecided, I served last. */
    R6(
            "6",
            of(JOIN),
            "peer in JOIN or HOLD, I am the last holder and consistent, token here",
            of(TAKE),
            "take under a new epoch; until the token is here stay and ask for it"),
    /** Back before the peer took over. */
    R6A(
            "6a",
            of(JOIN),
            "peer STANDBY in the epoch whose holder I am, token here, resumptions left",
            of(TAKE),
            "the peer returned the token before; take under a new epoch"),
    /** Back too often. */
    R6B(
            "6b",
            of(JOIN),
            "as 6a, resumptions used up, or barred by HOLD(APP, FLAP)",
            of(YIELD),
            "RELEASE, with the token if it is here; ends by 50 or 51"),
    /** Given away by order. */
    R6C(
            "6c",
            of(JOIN, HOLD),
            "move ordered here or at the peer, which is STANDBY in the epoch whose holder I am, has"
                    + " everything acknowledged and is ready; HOLD: APP or FLAP",
            of(YIELD),
            "as 6b"),
    /** Both undecided, the peer served last. */
    R7(
            "7",
            of(JOIN),
            "peer in JOIN, otherwise",
            of(STANDBY),
            "adopt the higher epoch, return token"),
    /** Alone with the token. */
    R8(
            "8",
            of(JOIN),
            "T_boot over, no peer, token here, conditions of the guard, probe silent",
            of(TAKE),
            "take under a new epoch"),
    /** Alone without the right. */
    R10("10", of(JOIN), "T_boot over, no peer, otherwise", of(HOLD), "HOLD(BOOT_ALONE)"),
    /** The peer is there. */
    R11("11", of(HOLD), "BOOT_ALONE, APP, FLAP: HELLO or HB", of(JOIN), "decide as 3 to 7"),
    /** Mended. */
    R11A(
            "11a",
            of(HOLD),
            "STORAGE, META, APP, FLAP: resume (META: rejoin), storage test passed",
            of(JOIN),
            "META: new record, as never used"),
    /** Forced. */
    R12(
            "12",
            of(HOLD),
            "takeover ordered, not META or INCONSISTENT",
            of(TAKE),
            "serial + 1000, epoch + 1"),
    /** Forced while standing by or undecided. */
    R12A("12a", of(JOIN, STANDBY), "takeover ordered, no contact", of(TAKE), "as 12"),
    /** This copy is the source. */
    R13(
            "13",
            of(HOLD, SERVE),
            "choose-source me, here or at the peer; HOLD: DIVERGED",
            of(HOLD, SERVE),
            "record the peer's lineage that may be overwritten, tell it"),
    /** This copy is to be overwritten, and serves. */
    R13A("13a", of(SERVE), "the chosen source names the lineage here", of(YIELD), "R15, then 14"),
    /** This copy is the source, out of contact. */
    R13B(
            "13b",
            of(HOLD),
            "DIVERGED: choose-source me, no contact, the peer stated to be down",
            of(TAKE),
            "as 12"),
    /** The other copy is given up. */
    R13C(
            "13c",
            of(HOLD),
            "DIVERGED: the peer's copy is given up or was never used",
            of(JOIN),
            "6 or 6a follows"),
    /** This copy is given up. */
    R14(
            "14",
            of(JOIN, HOLD, STANDBY),
            "the chosen source names the lineage here",
            of(STANDBY),
            "INCONSISTENT, token returned, set aside, full sync"),
    /** This copy is to be given up. */
    R14A(
            "14a",
            of(HOLD, SERVE),
            "choose-source peer; HOLD: DIVERGED",
            of(HOLD, SERVE),
            "ask the peer, which does 13"),
    /** What was given up is put back. */
    R14B(
            "14b",
            of(HOLD, STANDBY),
            "undo ordered, not META",
            of(HOLD),
            "INCONSISTENT, token returned, data closed and put back"),
    /** What was given up is back. */
    R14C(
            "14c",
            of(HOLD),
            "undo: the content is back",
            of(HOLD),
            "a lineage of its own, HOLD(DIVERGED)"),
    /** What was given up could not be put back. */
    R14D("14d", of(HOLD), "undo failed", of(JOIN), "the copy is finished from the peer's"),
    /** The stopped peer is back. */
    R15("15", of(HOLD), "PEER_STOPPED: HELLO or HB", of(JOIN), "forget its goodbye"),
    /** Promise. */
    R16("16", of(STANDBY), "HB of the current epoch", of(STANDBY), "promise"),
    /** A new epoch. */
    R17("17", of(STANDBY), "higher epoch", of(STANDBY), "adopt, attach anew"),
    /** Attached. */
    R18("18", of(STANDBY), "attach complete", of(STANDBY), "may receive the token"),
    /** The holder was stopped. */
    R19("19", of(JOIN, STANDBY), "GOODBYE from the holder", of(HOLD), "HOLD(PEER_STOPPED)"),
    /** Failover. */
    R20(
            "20",
            of(STANDBY),
            "silence of T_dead, probe silent, policy and guard satisfied, capacity, flap budget",
            of(TAKE),
            "take under a new epoch"),
    /** Failover by policy. */
    R20A(
            "20a",
            of(STANDBY),
            "as 20 without the token: policy CONSISTENT, guard available, the copy consistent",
            of(TAKE),
            "as 20, serial + 1000, the age of the copy is logged"),
    /** No failover. */
    R21("21", of(STANDBY), "as 20 but a condition fails", of(STANDBY), "event once a cause"),
    /** No failover, since there were too many. */
    R21A("21a", of(STANDBY), "as 20 but the flap budget is used up", of(HOLD), "HOLD(FLAP)"),
    /** Planned move. */
    R22("22", of(STANDBY), "RELEASE of my epoch, token here", of(TAKE), "take at once"),
    /** Own disk. */
    R23("23", of(STANDBY), "own storage error", of(STANDBY), "detach, return the token"),
    /** Stop of a standby. */
    R24("24", of(STANDBY), "stop ordered", of(OFF), "token returned, GOODBYE"),
    /** Stop of an undecided node. */
    R24A("24a", of(JOIN, HOLD), "stop ordered", of(OFF), "GOODBYE, record as it is"),
    /** Stop on the way. */
    R24B("24b", of(TAKE, YIELD), "stop ordered", of(TAKE, YIELD), "kept until the way is done"),
    /** The last holder asks. */
    R24C(
            "24c",
            of(STANDBY),
            "HELLO from the last holder in JOIN or HOLD",
            of(STANDBY),
            "detach, return the token, answer HELLO"),
    /** Taken. */
    R25("25", of(TAKE), "all actions done, application healthy", of(SERVE), "event"),
    /** Not taken, nothing changed. */
    R26(
            "26",
            of(JOIN, HOLD, STANDBY),
            "probe answered, frame from the peer or slot refused before the epoch is persisted",
            of(JOIN, HOLD, STANDBY),
            "free the slot; next attempt after T_dead"),
    /** The application does not start, peer attached. */
    R27("27", of(TAKE), "start failed, peer alive and attached", of(YIELD), "hand back"),
    /** The application does not start, the peer's copy is behind. */
    R27A(
            "27a",
            of(TAKE),
            "start failed, peer alive, its copy not yet equal",
            of(SERVE),
            "go on trying, bring the peer up to date; then row 43"),
    /** The application does not start, no peer. */
    R28("28", of(TAKE), "start failed, no peer", of(HOLD), "HOLD(APP or STORAGE)"),
    /** Overtaken while taking. */
    R29("29", of(TAKE), "higher epoch", of(YIELD), "R15"),
    /** Authority extended. */
    R30("30", of(SERVE), "promise", of(SERVE), "extend authority, renew the lease"),
    /** The standby is silent, token here. */
    R31("31", of(SERVE), "mirror: silence of T_repl, token here", of(SERVE), "solo"),
    /** The standby is silent, token away. */
    R32("32", of(SERVE), "mirror: silence of T_repl, token away", of(SERVE), "stalled"),
    /** The token came. */
    R33("33", of(SERVE), "stalled: token obtained", of(SERVE), "solo"),
    /** The standby is back. */
    R34("34", of(SERVE), "stalled: promises resume", of(SERVE), "mirror"),
    /** Alone as suspect. */
    V2(
            "V2",
            of(SERVE),
            "available: stalled, no promise, the gateway answered since",
            of(SERVE),
            "solo without the token"),
    /** No authority. */
    R35("35", of(SERVE), "authority ends", of(YIELD), "R15, then RELEASE except under manual"),
    /** Bring the standby up to date. */
    R36(
            "36",
            of(SERVE),
            "peer STANDBY in my epoch, not attached, token here",
            of(SERVE),
            "catching up"),
    /** Being brought up to date. */
    R36A(
            "36a",
            of(STANDBY),
            "synchronisation offered, token not here",
            of(STANDBY),
            "INCONSISTENT under the lineage of the source, then admit it"),
    /** Not up to date. */
    R36B(
            "36b",
            of(SERVE),
            "catching up: it failed",
            of(SERVE),
            "solo; R5 if it was in mirror mode"),
    /** Verified, and not equal. */
    R36C(
            "36c",
            of(SERVE),
            "a verify found differences",
            of(SERVE),
            "name them; to repair them ask for the token while the mirror goes on (R3)"),
    /** Repair. */
    R36D(
            "36d",
            of(SERVE),
            "mirror: differences to repair, token here",
            of(SERVE),
            "solo (R5); row 36 copies them"),
    /** Diverged standby. */
    R37("37", of(SERVE), "peer HELLO, data diverged or newer there", of(SERVE), "alarm"),
    /** Up to date. */
    R38("38", of(SERVE), "catching up: sets empty, standby attached", of(SERVE), "mirror"),
    /** Overtaken. */
    R39("39", of(SERVE), "STALE or higher epoch", of(YIELD), "R15"),
    /** The standby was stopped. */
    R40("40", of(SERVE), "GOODBYE from the standby", of(SERVE), "solo; token away: 32"),
    /** Planned move away. */
    R41(
            "41",
            of(SERVE),
            "switchover or failback ordered, or automatic failback due; attached",
            of(YIELD),
            "stop applications, drain, drop the address, RELEASE with the token"),
    /** Planned move refused. */
    R42("42", of(SERVE), "as 41, not attached", of(SERVE), "refuse with the blockers"),
    /** The application failed, peer ready. */
    R43("43", of(SERVE), "application failed, standby ready", of(YIELD), "as 41"),
    /** The application failed, nobody else. */
    R44("44", of(SERVE), "application failed, no ready standby", of(SERVE), "start it again"),
    /** The data failed, peer attached. */
    R45("45", of(SERVE), "data failed, standby attached", of(YIELD), "as 41, no drain here"),
    /** The data failed, nobody else. */
    R46("46", of(SERVE), "data failed, no standby", of(HOLD), "HOLD(STORAGE), R15"),
    /** The network failed, peer better placed. */
    R47(
            "47",
            of(SERVE),
            "gateway lost for T_gw or own carrier down, standby attached and better placed",
            of(YIELD),
            "as 41"),
    /** Suspect and the gateway gone. */
    R48("48", of(SERVE), "available: last gateway answer ends, or peer claims", of(YIELD), "R15"),
    /** Stop of a holder. */
    R49("49", of(SERVE), "stop ordered", of(OFF), "token fetched, service stopped, GOODBYE"),
    /** Handed over. */
    R50("50", of(YIELD), "stopped, higher epoch of the peer", of(STANDBY), "adopt"),
    /** Not handed over. */
    R51(
            "51",
            of(YIELD),
            "stopped, nothing to wait for, or T_hand over after RELEASE",
            of(JOIN),
            "ask who serves"),
    /** Taken back. */
    R52(
            "52",
            of(YIELD),
            "T_hand over before RELEASE, or the receiver returned the token",
            of(TAKE),
            "resume service here under a new epoch"),
    /** The application will not stop. */
    R53("53", of(YIELD), "application does not stop", of(YIELD), "killed at the limit"),
    /** The record cannot be persisted. */
    R54(
            "54",
            of(OFF, JOIN, HOLD, STANDBY, TAKE, SERVE, YIELD),
            "record cannot be persisted",
            of(HOLD),
            "HOLD(META), R15"),
    /** The token is given. */
    GRANT("R1", of(SERVE), "standby attached, token here", of(SERVE), "give the token"),
    /** The token came. */
    RECEIVE(
            "R2",
            of(JOIN, HOLD, STANDBY, TAKE, SERVE, YIELD),
            "TOKEN above my serial",
            of(JOIN, HOLD, STANDBY, TAKE, SERVE, YIELD),
            "persist, restart the silence timer"),
    /** The token is returned. */
    RETURN("R3", of(STANDBY), "asked for the token", of(STANDBY), "return it"),
    /** Own pause. */
    PAUSE(
            "R17",
            of(OFF, JOIN, HOLD, STANDBY, TAKE, SERVE, YIELD),
            "own clocks show a pause",
            of(OFF, JOIN, HOLD, STANDBY, TAKE, SERVE, YIELD),
            "observe anew; a lease is void until renewed (R18)");

    private final String number;
    private final Set<Mode> from;
    private final String event;
    private final Set<Mode> to;
    private final String actions;

    Row(String number, Set<Mode> from, String event, Set<Mode> to, String actions) {
        this.number = number;
        this.from = from;
        this.event = event;
        this.to = to;
        this.actions = actions;
    }

    private static Set<Mode> of(Mode first, Mode... rest) {
        return Collections.unmodifiableSet(EnumSet.of(first, rest));
    }

    /** The protocol's number of the row. */
    public String number() {
        return number;
    }

    /** Modes in which it may fire. */
    public Set<Mode> from() {
        return from;
    }

    /** The event and its conditions, in words. */
    public String event() {
        return event;
    }

    /** Modes to which it may lead. */
    public Set<Mode> to() {
        return to;
    }

    /** What is done, in words. */
    public String actions() {
        return actions;
    }
}
