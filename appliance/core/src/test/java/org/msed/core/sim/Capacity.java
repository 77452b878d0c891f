package org.msed.core.sim;

import java.util.List;
import org.msed.core.capacity.Answer;
import org.msed.core.capacity.Slots;
import org.msed.core.pair.PairEvent;
import org.msed.core.state.Mode;

/** What the daemon does with the shipped {@link Slots}: durable claims, answers by event. */
final class Capacity {

    private final int count;
    private Slots slots;
    private List<String> durable = List.of();

    Capacity(int count) {
        this.count = count;
        this.slots = new Slots(count);
    }

    /** A start of the daemon takes up the claims of the one that died. */
    void start(List<Member> members) {
        slots = new Slots(count);
        for (Member member : members) {
            slots.register(member.pairName(), 0);
        }
        slots.restore(durable);
    }

    void waiting(Member member) {
        slots.waiting(member.pairName(), member.state().silenceFromNanos());
    }

    void withdrawn(Member member) {
        slots.withdrawn(member.pairName());
    }

    void claim(Member member) {
        long silentSince = member.state().silenceFromNanos();
        Answer answer = slots.claim(member.pairName(), silentSince, member.nowNanos());
        if (!answer.granted()) {
            String other = answer.inFavourOf();
            member.result(m -> m.dispatch(new PairEvent.SlotRefused(m.moment(), other)));
            return;
        }
        durable = slots.served();
        member.result(m -> m.dispatch(new PairEvent.SlotGranted(m.moment())));
        for (String full : answer.toldFull()) {
            tell(member.node(), full, false);
        }
    }

    void free(Member member) {
        List<String> others = slots.free(member.pairName());
        durable = slots.served();
        for (String other : others) {
            tell(member.node(), other, true);
        }
    }

    private void tell(Node node, String pair, boolean free) {
        String serving = free ? "" : slots.served().get(0);
        for (Member other : node.members()) {
            if (other.pairName().equals(pair)) {
                other.arrive(
                        m -> m.dispatch(new PairEvent.CapacityChanged(m.moment(), free, serving)));
            }
        }
    }

    /** A slot that a dead daemon left is kept until it is clear that this node does not serve. */
    boolean keeps(Member member, Mode mode) {
        if (mode == Mode.JOIN || mode == Mode.OFF) {
            return true;
        }
        if (!mode.claimsService()) {
            free(member);
        }
        return false;
    }

    boolean usedByOther(Member member) {
        return !slots.hasRoomFor(member.pairName());
    }
}
