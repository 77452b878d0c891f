package org.msed.core.sim.invariants;

import org.msed.core.pair.Effect;
import org.msed.core.record.PairRecord;
import org.msed.core.sim.Invariant;
import org.msed.core.sim.Member;
import org.msed.core.sim.Violation;
import org.msed.core.wire.Frame;
import org.msed.core.wire.Message;

/** I7: epoch and token are on disk before a message, an address or a script depends on them. */
final class DurableFirst implements Invariant.OfEffects {

    @Override
    public String id() {
        return "I7";
    }

    @Override
    public void acting(Member member, Effect effect) {
        if (effect instanceof Effect.Send send) {
            checkFrame(member, member.disk().read().orElse(null), send.frame());
        } else if (effect instanceof Effect.TakeAddress
                || effect instanceof Effect.RenewAddress
                || effect instanceof Effect.OpenData
                || effect instanceof Effect.StartApplications) {
            PairRecord record = member.disk().read().orElse(null);
            require(
                    record != null
                            && record.epoch().equals(member.state().record().epoch())
                            && record.epoch().node() == member.role(),
                    member,
                    effect);
        }
    }

    private void checkFrame(Member member, PairRecord record, Frame frame) {
        if (record == null) {
            boolean claimsNothing = frame.epoch().counter() == 0 && frame.tokenSerial() == 0;
            require(claimsNothing, member, frame);
            return;
        }
        require(!frame.epoch().isAbove(record.epoch()), member, frame);
        require(frame.tokenSerial() <= record.tokenSerial(), member, frame);
        if (frame.body() instanceof Message.Token token) {
            boolean given = !record.tokenHere() && token.serial() == record.tokenSerial();
            require(given, member, frame);
        } else if (frame.body() instanceof Message.Hello hello) {
            require(!hello.tokenHere() || record.tokenHere(), member, frame);
        } else if (frame.body() instanceof Message.Release release) {
            boolean released = record.released() && record.epoch().equals(release.epoch());
            require(released && !record.tokenHere(), member, frame);
            if (member.ownsAddress()) {
                throw new Violation("R41", member + " releases while it answers");
            }
        }
    }

    private void require(boolean durable, Member member, Object what) {
        if (!durable) {
            throw new Violation(id(), member + " depends on what is not durable: " + what);
        }
    }
}
