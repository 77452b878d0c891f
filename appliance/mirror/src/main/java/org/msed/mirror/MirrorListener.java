package org.msed.mirror;

import org.msed.core.record.DataSets;
import org.msed.core.record.Generations;

/**
 * What the mirror tells the pair's machine; the events of the same names in {@code
 * org.msed.core.pair.PairEvent} say what each means. On threads of the mirror; must not block.
 */
public interface MirrorListener {

    /** DataOpened. */
    void opened();

    /** DataClosed. */
    void closed(boolean drained);

    /** DataFailed. */
    void failed(String cause, boolean unsure);

    /** Detached. */
    void detached(long attachment);

    /** AckLate. */
    void late(boolean late);

    /** SyncOffered. */
    void syncOffered(long attachment, Generations source);

    /** SyncNear. */
    void syncNear(long id);

    /** SyncReceived. */
    void syncReceived(long attachment);

    /** SyncEnded. */
    void syncEnded(long id, String cause);

    /** DataRestored. */
    void restored(String cause);

    /** CopiesDiffer. */
    void copiesDiffer(boolean repair, String detail);

    /** DataChanged. */
    void setsChanged(DataSets sets);
}
