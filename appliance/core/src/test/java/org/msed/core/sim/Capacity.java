package org.msed.core.sim;

import java.util.Arrays;
import java.util.List;
import org.msed.core.pair.PairEvent;

/** The slots of one node, shared by its pairs (ha-protocol 9, C2 to C4). */
final class Capacity {

    private final int slots;
    private final Member[] users;

    Capacity(int slots) {
        this.slots = slots;
        this.users = new Member[slots];
    }

    void claim(Member member, List<Member> all) {
        int free = -1;
        for (int i = 0; i < slots; i++) {
            if (users[i] == member) {
                grant(member);
                return;
            }
            free = users[i] == null ? i : free;
        }
        if (free < 0) {
            String other = users[0].pairName();
            member.result(m -> m.dispatch(new PairEvent.SlotRefused(m.moment(), other)));
            return;
        }
        users[free] = member;
        grant(member);
        tellOthers(member, all, full() ? member.pairName() : "");
    }

    void free(Member member, List<Member> all) {
        for (int i = 0; i < slots; i++) {
            if (users[i] == member) {
                users[i] = null;
                tellOthers(member, all, "");
            }
        }
    }

    /** A daemon start: leftovers are removed, so nothing is served. */
    void clear() {
        Arrays.fill(users, null);
    }

    boolean usedByOther(Member member) {
        for (Member user : users) {
            if (user == null || user == member) {
                return false;
            }
        }
        return true;
    }

    private boolean full() {
        for (Member user : users) {
            if (user == null) {
                return false;
            }
        }
        return true;
    }

    private static void grant(Member member) {
        member.result(m -> m.dispatch(new PairEvent.SlotGranted(m.moment())));
    }

    private static void tellOthers(Member member, List<Member> all, String servedPair) {
        boolean free = servedPair.isEmpty();
        for (Member other : all) {
            if (other != member) {
                other.arrive(
                        m ->
                                m.dispatch(
                                        new PairEvent.CapacityChanged(
                                                m.moment(), free, servedPair)));
            }
        }
    }
}
