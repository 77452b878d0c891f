package org.msed.mirror.sets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where changes may be in flight: the persistent intent set of a pair (protocol 2). Coarse, so that
 * most changes find their item hot and pay a look-up without a lock. Thread-safe.
 *
 * <p>A checkpoint ends intents: {@link #beginCheckpoint}; wait until every change begun before is
 * durable on both nodes; {@link #finishCheckpoint} drops what was not touched again. What a former
 * run of the daemon left is kept apart and no checkpoint drops it.
 */
public final class IntentSet implements AutoCloseable {

    /** The name of its file. */
    public static final String FILE = "intents";

    /** Content is announced in regions of this many bytes. */
    public static final long REGION_BYTES = 16L << 20;

    /** A longer range is announced up to the end of the file. */
    private static final long REGIONS_AT_ONCE = 64;

    private static final int RECOVERED = 3;
    private static final int BEGUN = 4;
    private static final int DROPPED = 5;
    private static final int FORGOTTEN = 6;

    private final List<String> datasets;
    private final RecordLog log;

    /** Durable, and touched since the last checkpoint began. */
    private volatile Map<Item, Boolean> hot = new ConcurrentHashMap<>();

    // All below and every append to the log: under this object's monitor.
    private final Set<Item> cooling = new LinkedHashSet<>();
    private final Set<Item> recovered = new LinkedHashSet<>();
    private final Set<Item> reheated = new LinkedHashSet<>();
    private final Set<Item> arriving = new LinkedHashSet<>();
    private long generation;
    private long dropped;

    private IntentSet(Path directory, List<String> datasets) {
        this.datasets = List.copyOf(datasets);
        this.log = new RecordLog(directory.resolve(FILE), this::state);
    }

    /**
     * Opens the set of a pair, and makes it if there is none. When something in the file is lost,
     * everything counts as intended.
     *
     * @param directory of the pair, on the node's own disk; exists
     * @param datasets the datasets' names, each up to 1 KiB, in the order of their numbers
     * @throws SetStorageException the set cannot be written
     * @throws IOException the file cannot be read
     */
    public static IntentSet open(Path directory, List<String> datasets) throws IOException {
        IntentSet set = new IntentSet(directory, datasets);
        SetFile.Found found = SetFile.read(directory.resolve(FILE), set.datasets, set.new Replay());
        set.recover(found);
        return set;
    }

    private void recover(SetFile.Found found) throws SetStorageException {
        synchronized (this) {
            recovered.addAll(cooling);
            recovered.addAll(hot.keySet());
            cooling.clear();
            hot = new ConcurrentHashMap<>();
            for (int d = 0; found.damaged() && d < datasets.size(); d++) {
                recovered.add(new Item.Below(d, Item.ROOT));
            }
        }
        log.commit(log.append(ByteBuffer.allocate(0)));
    }

    /**
     * Announces a change of content or size. Durable on return.
     *
     * @param length in bytes; {@link Long#MAX_VALUE} = up to the end of the file
     * @throws SetStorageException it is not durable: nothing may be changed
     */
    public void touchContent(int dataset, long inode, long offset, long length)
            throws SetStorageException {
        long first = offset / REGION_BYTES;
        long bytes = Math.max(1, length);
        if (bytes > REGIONS_AT_ONCE * REGION_BYTES) {
            touch(new Item.Content(dataset, inode, first * REGION_BYTES, Long.MAX_VALUE));
            return;
        }
        long last = (offset + bytes - 1) / REGION_BYTES;
        for (long region = first; region <= last; region++) {
            long from = region * REGION_BYTES;
            touch(new Item.Content(dataset, inode, from, from + REGION_BYTES));
        }
    }

    /**
     * Announces a change of names in a directory. Durable on return.
     *
     * @throws SetStorageException it is not durable: nothing may be changed
     */
    public void touchNames(int dataset, long directory) throws SetStorageException {
        touch(new Item.Names(dataset, directory));
    }

    /**
     * Announces that a directory moves to another name. Durable on return. Needed beside the names:
     * of two directories that changed places only this tells the difference.
     *
     * @throws SetStorageException it is not durable: nothing may be changed
     */
    public void touchBelow(int dataset, long directory) throws SetStorageException {
        touch(new Item.Below(dataset, directory));
    }

    /**
     * Announces a change of an inode's attributes. Durable on return.
     *
     * @throws SetStorageException it is not durable: nothing may be changed
     */
    public void touchAttributes(int dataset, long inode) throws SetStorageException {
        touch(new Item.Attributes(dataset, inode));
    }

    private void touch(Item item) throws SetStorageException {
        while (!hot.containsKey(item) && !reheat(item)) {
            long since;
            long record;
            synchronized (this) {
                since = generation;
                arriving.add(item);
                record = log.append(SetFile.item(SetFile.ADD, item));
            }
            log.commit(record);
            arrived(item, since);
        }
    }

    /** Whether the item is on disk; it goes there again before the record that drops it. */
    private synchronized boolean reheat(Item item) {
        boolean known = cooling.contains(item) || recovered.contains(item);
        if (known) {
            reheated.add(item);
            hot.put(item, Boolean.TRUE);
        }
        return known;
    }

    private synchronized void arrived(Item item, long since) {
        arriving.remove(item);
        if (since == generation) {
            hot.put(item, Boolean.TRUE);
        } else if (since >= dropped) {
            cooling.add(item);
        }
    }

    /**
     * Begins a checkpoint: what is touched from now on survives it. The caller now waits until
     * every change whose ticket was taken before the call is durable on both nodes. A checkpoint
     * that was begun and not finished goes on as part of this one.
     *
     * @return whether there is anything to drop
     */
    public synchronized boolean beginCheckpoint() {
        cooling.addAll(hot.keySet());
        cooling.addAll(arriving);
        reheated.clear();
        hot = new ConcurrentHashMap<>();
        generation++;
        log.append(kind(BEGUN));
        return !cooling.isEmpty();
    }

    /**
     * Finishes the checkpoint: what was not touched since it began is dropped, durably.
     *
     * @throws SetStorageException on disk nothing may be dropped; the next checkpoint does it
     */
    public void finishCheckpoint() throws SetStorageException {
        long record;
        synchronized (this) {
            reheated.forEach(item -> log.append(SetFile.item(SetFile.ADD, item)));
            reheated.clear();
            cooling.clear();
            dropped = generation;
            record = log.append(kind(DROPPED));
        }
        log.commit(record);
    }

    /** What a former run of the daemon had in flight: suspicious until it is compared. */
    public synchronized List<Item> recovered() {
        return List.copyOf(recovered);
    }

    /**
     * Forgets what a former run left, durably: it is in a dirty set, on disk, or both nodes agree.
     *
     * @throws SetStorageException on disk it is not forgotten
     */
    public void forgetRecovered() throws SetStorageException {
        long record;
        synchronized (this) {
            for (Item item : recovered) {
                if (hot.containsKey(item) || cooling.contains(item)) {
                    log.append(SetFile.item(SetFile.ADD, item));
                }
            }
            recovered.clear();
            record = log.append(kind(FORGOTTEN));
        }
        log.commit(record);
    }

    /** Everything in the set, of this run and the former. */
    public synchronized List<Item> items() {
        Set<Item> all = new LinkedHashSet<>(recovered);
        all.addAll(cooling);
        all.addAll(arriving);
        all.addAll(hot.keySet());
        return new ArrayList<>(all);
    }

    /** How many items there are; a checkpoint makes them fewer. */
    public synchronized int size() {
        return recovered.size() + cooling.size() + arriving.size() + hot.size();
    }

    /** Whether nothing was in flight, in this run or the former. */
    public boolean isEmpty() {
        return size() == 0;
    }

    /** Closes the file. */
    @Override
    public void close() throws IOException {
        log.close();
    }

    private synchronized ByteBuffer state() {
        log.cut();
        List<ByteBuffer> records = new ArrayList<>();
        records.add(SetFile.header(datasets));
        recovered.forEach(item -> records.add(SetFile.item(RECOVERED, item)));
        cooling.forEach(item -> records.add(SetFile.item(SetFile.ADD, item)));
        records.add(kind(BEGUN));
        hot.keySet().forEach(item -> records.add(SetFile.item(SetFile.ADD, item)));
        arriving.forEach(item -> records.add(SetFile.item(SetFile.ADD, item)));
        return SetFile.join(records);
    }

    private static ByteBuffer kind(int kind) {
        return ByteBuffer.allocate(1).put((byte) kind).flip();
    }

    /** Plays the file's records; everything that is left of a former run counts as recovered. */
    private final class Replay implements SetFile.Reader {

        @Override
        public void add(Item item) {
            hot.put(item, Boolean.TRUE);
        }

        @Override
        public void other(int kind, ByteBuffer rest, SetFile.ItemMapper mapper) {
            switch (kind) {
                case RECOVERED -> {
                    Item item = mapper.next(rest);
                    if (item != null) {
                        recovered.add(item);
                    }
                }
                case BEGUN -> {
                    cooling.addAll(hot.keySet());
                    hot.clear();
                }
                case DROPPED -> cooling.clear();
                case FORGOTTEN -> recovered.clear();
                default -> throw new IllegalArgumentException("no record is of kind " + kind);
            }
        }
    }
}
