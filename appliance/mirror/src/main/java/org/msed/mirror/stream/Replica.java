package org.msed.mirror.stream;

import java.io.IOException;
import org.msed.mirror.change.Change;

/**
 * The standby's copy, on which an {@link Applier} carries changes out, one call at a time in the
 * order of the stream.
 */
public interface Replica {

    /** What a barrier asks for. */
    interface Flush {

        /** Equal for flushes of which a later one includes an earlier one. */
        Object key();

        /**
         * Makes it durable; once, on any thread, beside further changes. Blocks.
         *
         * @throws IOException it may not be durable
         */
        void run() throws IOException;

        /** Instead of {@link #run}. */
        void drop();
    }

    /**
     * Carries one change out, exactly.
     *
     * @param change no barrier; its data is valid during the call only
     * @throws IOException it could not be carried out, or only in part
     */
    void apply(Change change) throws IOException;

    /**
     * What the barrier asks for, of the changes up to now.
     *
     * @return exactly one of its methods is called later
     * @throws IOException its file cannot be opened
     */
    Flush flush(Change.Barrier barrier) throws IOException;

    /** The attachment ended: whatever was bound is forgotten. */
    void forget();
}
