package org.msed.mirror.verify;

import java.io.IOException;
import java.util.List;
import org.msed.mirror.sets.Item;
import org.msed.mirror.sync.SyncDataset;

/** What a verification needs of the holder. Thread-safe. */
public interface VerifyHost {

    /** The attachment that is on, above 0 and growing; 0 without one. */
    long attachment();

    /** The datasets in the order of their numbers. */
    List<SyncDataset> datasets();

    /**
     * Lets no change begin and waits until none is under way.
     *
     * @return false: that took longer than the limit; nothing is frozen
     */
    boolean freeze(long limitMillis) throws InterruptedException;

    /** Lets changes begin. */
    void thaw();

    /** Puts a note at the end of the stream; false when none is on. May wait for room. */
    boolean note(byte[] text);

    /** Whether an inode's time of modification has changed and is not in the stream yet. */
    boolean timesPending(int dataset, long inode);

    /** Grows whenever an application writes. */
    long activity();

    /** Whether a standby is attached and nothing is known to differ. */
    boolean equal();

    /**
     * What differs is dirty from now on, durably.
     *
     * @throws IOException the dirty set cannot be written
     */
    void mark(List<Item> items) throws IOException;

    /**
     * A verification has found differences.
     *
     * @param repair whether they are marked and to be copied
     * @param detail the first of them
     */
    void differ(boolean repair, String detail);
}
