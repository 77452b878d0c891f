package org.msed.mirror.sets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.msed.mirror.change.Change;

/**
 * What this node has, or had in doubt, otherwise than its peer: the persistent dirty set of a pair
 * (protocol 2, 7.7). Thread-safe.
 *
 * <p>Adding is done in memory; {@link #persist} makes it durable. A round takes a batch out, which
 * stays on disk until it is confirmed; what is added meanwhile is kept apart from it. A
 * confirmation that a crash takes back only makes the set larger.
 */
public final class DirtySet implements AutoCloseable {

    /** The name of its file. */
    public static final String FILE = "dirty";

    private static final int TAKEN = 3;
    private static final int CONFIRMED = 4;
    private static final int RETURNED = 5;

    private final List<String> datasets;
    private final RecordLog log;

    // All below and every append to the log: under this object's monitor.
    private final ItemSet open = new ItemSet();
    private final Map<Integer, Batch> batches = new TreeMap<>();
    private int lastBatch;

    /**
     * How much there is.
     *
     * @param items ranges, names and inodes
     * @param bytes of the ranges; unknown for whole files and directories, which count nothing here
     * @param whole how many of the items are directories of which nobody knows what is in them
     */
    public record Size(long items, long bytes, long whole) {

        /** Nothing. */
        public static final Size NONE = new Size(0, 0, 0);

        /** Both together. */
        public Size plus(Size other) {
            return new Size(items + other.items, bytes + other.bytes, whole + other.whole);
        }
    }

    private DirtySet(Path directory, List<String> datasets) {
        this.datasets = List.copyOf(datasets);
        this.log = new RecordLog(directory.resolve(FILE), this::state);
    }

    /**
     * Opens the set of a pair, and makes it if there is none. A dataset that the file does not know
     * is dirty as a whole, and so are all when something in the file is lost.
     *
     * @param directory of the pair, on the node's own disk; exists
     * @param datasets the datasets' names, each up to 1 KiB, in the order of their numbers
     * @throws SetStorageException the set cannot be written
     * @throws IOException the file cannot be read
     */
    public static DirtySet open(Path directory, List<String> datasets) throws IOException {
        DirtySet set = new DirtySet(directory, datasets);
        SetFile.Found found = SetFile.read(directory.resolve(FILE), set.datasets, set.new Replay());
        set.recover(found);
        return set;
    }

    private synchronized void recover(SetFile.Found found) throws SetStorageException {
        batches.values().forEach(batch -> batch.items().forEach(this::add));
        batches.clear();
        for (int d = 0; d < datasets.size(); d++) {
            if (found.damaged() || found.unknown().contains(d)) {
                addAllBelow(d);
            }
        }
        log.commit(log.append(ByteBuffer.allocate(0)));
    }

    /** Adds what a change leaves in doubt. In memory, without waiting. */
    public synchronized void add(Change change) {
        open.add(change, this::fresh);
    }

    /** Adds an item. In memory, without waiting. */
    public synchronized void add(Item item) {
        open.add(item, this::fresh);
    }

    /** Adds items. In memory, without waiting. */
    public synchronized void addAll(Collection<? extends Item> items) {
        items.forEach(this::add);
    }

    /** Marks a whole dataset. In memory, without waiting. */
    public void addAllBelow(int dataset) {
        add(new Item.Below(dataset, Item.ROOT));
    }

    private void fresh(Item item) {
        log.append(SetFile.item(SetFile.ADD, item));
    }

    /**
     * Makes all that was added before the call durable; costs nothing when it is already. Threads
     * that call it together share a write.
     *
     * @throws SetStorageException it is not durable: nothing may be acknowledged because of it
     */
    public void persist() throws SetStorageException {
        log.commit(log.appended());
    }

    /**
     * Takes items for a round. Larger ranges come in slices, so that a batch holds at most 256 MiB
     * of one file unless its end is open.
     *
     * @param limit the most items, at least 1
     * @return empty items if nothing is left that is not taken
     */
    public synchronized Batch take(int limit) {
        Batch batch = new Batch(++lastBatch, open.take(limit));
        if (!batch.items().isEmpty()) {
            batches.put(batch.number(), batch);
            log.append(taken(batch));
        }
        return batch;
    }

    /**
     * The peer has the batch's items durably. Not waited for: after a crash they may be back. Does
     * nothing for a batch that was returned or cleared.
     */
    public synchronized void confirm(Batch batch) {
        if (batches.remove(batch.number()) != null) {
            log.append(number(CONFIRMED, batch.number()));
        }
    }

    /** The batch's items are dirty as before. Does nothing for a batch that was confirmed. */
    public synchronized void putBack(Batch batch) {
        if (batches.remove(batch.number()) != null) {
            log.append(number(RETURNED, batch.number()));
            batch.items().forEach(item -> open.add(item, known -> {}));
        }
    }

    /** Whether nothing is dirty, taken batches included. */
    public synchronized boolean isEmpty() {
        return open.isEmpty() && batches.isEmpty();
    }

    /** How much is dirty, taken batches included. */
    public Size size() {
        return sizes().stream().reduce(Size.NONE, Size::plus);
    }

    /** The same of each dataset, by number. */
    public synchronized List<Size> sizes() {
        List<Size> sizes = new ArrayList<>();
        for (int d = 0; d < datasets.size(); d++) {
            sizes.add(open.size(d));
        }
        for (Batch batch : batches.values()) {
            for (Item item : batch.items()) {
                sizes.set(item.dataset(), sizes.get(item.dataset()).plus(size(item)));
            }
        }
        return sizes;
    }

    private static Size size(Item item) {
        if (item instanceof Item.Content content) {
            boolean open = content.to() == Long.MAX_VALUE;
            return new Size(1, open ? Item.STEP_BYTES : content.to() - content.from(), 0);
        }
        return new Size(1, 0, item instanceof Item.Below || item instanceof Item.Names ? 1 : 0);
    }

    /** All items, taken batches included. */
    public synchronized List<Item> items() {
        List<Item> items = open.items();
        batches.values().forEach(batch -> items.addAll(batch.items()));
        return items;
    }

    /**
     * Empties the set; durable on return.
     *
     * @throws SetStorageException on disk the set is not empty
     */
    public void clear() throws SetStorageException {
        synchronized (this) {
            open.clear();
            batches.clear();
            log.requestRewrite();
            log.append(ByteBuffer.allocate(0));
        }
        persist();
    }

    /** Closes the file; what was not persisted is lost. */
    @Override
    public void close() throws IOException {
        log.close();
    }

    private synchronized ByteBuffer state() {
        log.cut();
        List<ByteBuffer> records = new ArrayList<>();
        records.add(SetFile.header(datasets));
        batches.values().forEach(batch -> records.add(taken(batch)));
        open.items().forEach(item -> records.add(SetFile.item(SetFile.ADD, item)));
        return SetFile.join(records);
    }

    /** Kind u8, batch u32, count u32, then the items. */
    private static ByteBuffer taken(Batch batch) {
        int bytes = batch.items().stream().mapToInt(ItemCodec::length).sum();
        ByteBuffer record = ByteBuffer.allocate(9 + bytes);
        record.put((byte) TAKEN).putInt(batch.number()).putInt(batch.items().size());
        batch.items().forEach(item -> ItemCodec.put(record, item));
        return record.flip();
    }

    private static ByteBuffer number(int kind, int batch) {
        return ByteBuffer.allocate(5).put((byte) kind).putInt(batch).flip();
    }

    /** Plays the file's records in the order in which they were appended. */
    private final class Replay implements SetFile.Reader {
        @Override
        public void add(Item item) {
            DirtySet.this.add(item);
        }

        @Override
        public void other(int kind, ByteBuffer rest, SetFile.ItemMapper mapper) {
            int number = rest.getInt();
            if (kind == TAKEN) {
                take(number, rest, mapper);
            } else if (kind == CONFIRMED) {
                batches.remove(number);
            } else if (kind == RETURNED) {
                Batch back = batches.remove(number);
                if (back != null) {
                    addAll(back.items());
                }
            } else {
                throw new IllegalArgumentException("no record is of kind " + kind);
            }
        }

        private void take(int number, ByteBuffer rest, SetFile.ItemMapper mapper) {
            List<Item> items = new ArrayList<>();
            for (int left = rest.getInt(); left > 0; left--) {
                Item item = mapper.next(rest);
                if (item != null) {
                    items.add(item);
                    open.remove(item);
                }
            }
            batches.put(number, new Batch(number, items));
        }
    }
}
