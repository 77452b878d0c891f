package org.msed.mirror.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.msed.mirror.sets.Batch;
import org.msed.mirror.sets.DirtySet;
import org.msed.mirror.sets.Item;
import org.msed.mirror.sets.SetStorageException;

/** Where a run takes its items from. */
interface Work {
    Batch take(int limit);

    void confirm(Batch batch);

    void putBack(Batch batch);

    void add(Item item);

    /** How much is left, taken batches included, of each dataset by number. */
    List<DirtySet.Size> sizes();

    boolean isEmpty();

    void persist() throws SetStorageException;

    /** The dirty set, for a synchronisation. */
    static Work of(DirtySet dirty) {
        return new Work() {
            @Override
            public Batch take(int limit) {
                return dirty.take(limit);
            }

            @Override
            public void confirm(Batch batch) {
                dirty.confirm(batch);
            }

            @Override
            public void putBack(Batch batch) {
                dirty.putBack(batch);
            }

            @Override
            public void add(Item item) {
                dirty.add(item);
            }

            @Override
            public List<DirtySet.Size> sizes() {
                return dirty.sizes();
            }

            @Override
            public boolean isEmpty() {
                return dirty.isEmpty();
            }

            @Override
            public void persist() throws SetStorageException {
                dirty.persist();
            }
        };
    }

    /** Items in memory, for a comparison. */
    static Work of(List<Item> items, int datasets) {
        Deque<Item> left = new ArrayDeque<>(items);
        return new Work() {
            private int number;

            @Override
            public Batch take(int limit) {
                List<Item> taken = new ArrayList<>();
                while (taken.size() < limit && !left.isEmpty()) {
                    taken.add(left.pop());
                }
                return new Batch(++number, taken);
            }

            @Override
            public void confirm(Batch batch) {
                // What was compared is not asked for again.
            }

            @Override
            public void putBack(Batch batch) {
                batch.items().forEach(left::push);
            }

            @Override
            public void add(Item item) {
                left.push(item);
            }

            @Override
            public List<DirtySet.Size> sizes() {
                List<DirtySet.Size> sizes =
                        new ArrayList<>(Collections.nCopies(datasets, DirtySet.Size.NONE));
                for (Item item : left) {
                    DirtySet.Size one = new DirtySet.Size(1, 0, 1);
                    sizes.set(item.dataset(), sizes.get(item.dataset()).plus(one));
                }
                return sizes;
            }

            @Override
            public boolean isEmpty() {
                return left.isEmpty();
            }

            @Override
            public void persist() {
                // Nothing here outlives the run.
            }
        };
    }
}
