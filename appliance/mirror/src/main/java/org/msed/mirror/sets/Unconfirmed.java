package org.msed.mirror.sets;

import java.util.List;
import org.msed.mirror.change.Change;

/**
 * What was sent to the standby and is not known to be on both disks yet, in fine items and in
 * memory; it becomes dirty when the attachment ends. Thread-safe.
 *
 * <p>A checkpoint drops it in the same two steps as {@link IntentSet}'s.
 */
public final class Unconfirmed {
    private ItemSet now = new ItemSet();
    private ItemSet before = new ItemSet();

    /** Notes a change. Its cost is that of a look-up where the range or name was noted before. */
    public synchronized void add(Change change) {
        now.add(change, item -> {});
    }

    /** Begins a checkpoint: what is added from now on survives it. */
    public synchronized void beginCheckpoint() {
        if (before.isEmpty()) {
            ItemSet empty = before;
            before = now;
            now = empty;
        } else {
            now.items().forEach(item -> before.add(item, known -> {}));
            now.clear();
        }
    }

    /** Finishes the checkpoint: what was added before it began is on both disks. */
    public synchronized void finishCheckpoint() {
        before.clear();
    }

    /** All items. */
    public synchronized List<Item> items() {
        List<Item> items = before.items();
        items.addAll(now.items());
        return items;
    }

    /** Moves everything into the dirty set, in memory; that one has still to be persisted. */
    public synchronized void drainTo(DirtySet dirty) {
        dirty.addAll(items());
        before.clear();
        now.clear();
    }
}
