package org.msed.daemon.service;

import org.msed.core.pair.Effect;
import org.msed.core.record.DataSummary;
import org.msed.core.state.Epoch;

/**
 * The mirrored data of a pair. Called on the loop; nothing may block there, so what takes time is
 * only begun and its result posted (design D15).
 */
public interface Data {

    /** What HELLO says of the data. */
    DataSummary summary();

    /** Refuses everything older than the epoch and opens; answered by DataOpened or DataFailed. */
    void open(Epoch epoch);

    /** Closes, draining first or not; answered by DataClosed. */
    void close(boolean drain);

    /** Sets what acknowledgements wait for; in force on return. */
    void gate(Effect.Gate gate);

    /** Begins an attachment; answered by Attached. */
    void attach(Effect.Attach attach);

    /** Begins to bring both copies together; answered by SyncEnded. */
    void sync(Effect.Sync sync);

    /** Ends a running synchronisation. */
    void stopSync();
}
