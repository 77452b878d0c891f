package org.msed.core.state;

/** Why a move cannot be made now; no blocker means that it can. */
public enum Blocker {
    /** The standby does not have everything yet. */
    NOT_IN_SYNC("the standby is not attached yet; wait until msectl status shows it"),
    /** Nothing arrives from the peer. */
    PEER_UNREACHABLE("nothing arrives from the peer; check it and the links"),
    /** The peer says that it could not serve. */
    PEER_NOT_READY("the peer reports that it is not ready; see msectl status there"),
    /** The application or the data failed on this node. */
    UNHEALTHY("the application or the data failed here; mend it, then: msectl resume"),
    /** The solo token is not on the node that would take over. */
    NO_TOKEN("the solo token is not where it is needed"),
    /** The secondary serves another pair. */
    NO_CAPACITY("the secondary serves another pair"),
    /** The gateway does not answer. */
    GATEWAY_LOST("the gateway does not answer"),
    /** The public interface has no carrier. */
    CARRIER_LOST("the public interface has no carrier"),
    /** Somebody else answers for the address. */
    ADDRESS_TAKEN("somebody else answers for the virtual address"),
    /** The pair was attached only just now, or a pause has just ended. */
    SETTLING("the pair is settling; wait a few seconds"),
    /** An operator has paused automatic moves. */
    PAUSED("automatic moves are paused; msectl resume ends that"),
    /** Failover type Manual, or takeover policy NEVER. */
    NOT_AUTOMATIC("the pair does not move by itself; an operator must order it"),
    /** The budget of automatic takeovers is used up. */
    FLAP("too many automatic takeovers; msectl resume allows the next"),
    /** The node is in a mode in which the order has no meaning. */
    WRONG_MODE("the node is not in a mode that allows it"),
    /** A live peer contradicts the statement that it is down. */
    PEER_ALIVE("the peer is alive; use msectl switchover"),
    /** The order needs the operator's acceptance that acknowledged writes may be lost. */
    DATA_LOSS_NOT_ACCEPTED("acknowledged writes may be lost; add --accept-data-loss"),
    /** The data here is an unfinished copy. */
    INCONSISTENT_NOT_ACCEPTED("the data here is an unfinished copy; add --accept-inconsistent"),
    /** There is nothing to synchronise. */
    NO_DATASETS("the pair has no datasets; add one with: msectl dataset add NAME PATH"),
    /** A synchronisation runs already. */
    SYNC_RUNNING("a synchronisation runs already; msectl status shows how far it is"),
    /** The copy of the node that serves is the only source. */
    NOT_THE_SOURCE("that node does not serve, and the data in service is never overwritten"),
    /** One verification at a time. */
    VERIFY_RUNNING("a verification runs already; msectl status shows how far it is"),
    /** Only the node that serves can compare both copies while they change. */
    NOT_SERVING("this node does not serve; verify on the node that does"),
    /** Both copies were changed apart from each other. */
    DIVERGED("both copies were changed apart; msectl choose-source NODE --backup-done REF"),
    /** There is nothing to choose between. */
    NOT_DIVERGED("the copies have not parted, so there is nothing to choose; see msectl status"),
    /** What is half copied is no source. */
    UNFINISHED_SOURCE("the copy of that node is unfinished and cannot be the source"),
    /** The contrary was chosen before and is under way. */
    CHOICE_MADE("the contrary was chosen before and is under way; see msectl why"),
    /** The content that loses could not be kept. */
    ASIDE_TOO_SMALL(
            "the losing copy cannot be set aside; raise aside.budget, or make room, or set"
                    + " aside.days=0 d to keep nothing");

    private final String sentence;

    Blocker(String sentence) {
        this.sentence = sentence;
    }

    /** What it means and what to do, in one sentence. */
    public String sentence() {
        return sentence;
    }
}
