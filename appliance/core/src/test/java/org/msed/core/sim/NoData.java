package org.msed.core.sim;

import org.msed.core.pair.Effect;
import org.msed.core.pair.PairEvent;
import org.msed.core.record.DataSets;

/** A pair without mirrored data: every answer is yes, at once (ha-protocol 7.11). */
final class NoData implements Data {

    @Override
    public DataSets sets() {
        return DataSets.NONE;
    }

    @Override
    public boolean carryOut(Member member, Effect effect) {
        if (effect instanceof Effect.OpenData) {
            member.result(m -> m.dispatch(new PairEvent.DataOpened(m.moment())));
        } else if (effect instanceof Effect.CloseData) {
            member.result(m -> m.dispatch(new PairEvent.DataClosed(m.moment(), true)));
        } else if (effect instanceof Effect.Attach attach) {
            long attachment = attach.attachment();
            member.result(m -> m.dispatch(new PairEvent.Attached(m.moment(), attachment)));
        } else {
            return effect instanceof Effect.Gate || effect instanceof Effect.StopSync;
        }
        return true;
    }
}
