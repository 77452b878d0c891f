package org.msed.mirror.sets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.msed.mirror.change.Change;

/**
 * Items in memory, merged where they meet. Bounded: beyond a weight of {@link #WEIGHT_LIMIT} (some
 * tens of megabytes) it becomes coarser. Not safe for several threads.
 */
final class ItemSet {

    /** Intervals, names and inodes that are kept apart before the set becomes coarser. */
    static final int WEIGHT_LIMIT = 500_000;

    private static final int FEW_NAMES = 64;
    private static final int FEW_RANGES = 4;

    /** A whole file of up to this many bytes is one item of a batch; a larger one is cut. */
    private static final long SLICE_STEPS = (256L << 20) / Item.STEP_BYTES;

    private record Name(byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Name name && Arrays.equals(name.bytes, bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    private static final class Dataset {
        final Map<Long, Ranges> content = new HashMap<>();
        final Set<Long> attributes = new HashSet<>();
        final Map<Long, Set<Name>> entries = new HashMap<>();
        final Set<Long> names = new HashSet<>();
        final Set<Long> below = new HashSet<>();
        int weight;
        long steps;
    }

    private final List<Dataset> datasets = new ArrayList<>();
    private int weight;

    /** How many items there are, intervals counted one by one. */
    int weight() {
        return weight;
    }

    /** How much there is of one dataset. */
    DirtySet.Size size(int dataset) {
        if (dataset >= datasets.size()) {
            return DirtySet.Size.NONE;
        }
        Dataset of = datasets.get(dataset);
        int whole = of.below.size() + of.names.size();
        return new DirtySet.Size(of.weight, of.steps * Item.STEP_BYTES, whole);
    }

    boolean isEmpty() {
        return weight == 0;
    }

    private void count(Dataset dataset, int more, long moreSteps) {
        dataset.weight += more;
        dataset.steps += moreSteps;
        weight += more;
    }

    /** Adds what a change leaves in doubt, and hands over what was not in the set yet. */
    void add(Change change, Consumer<Item> fresh) {
        Changes.items(change, item -> add(item, fresh));
    }

    /** Adds an item, and hands it over if it was not in the set yet. */
    void add(Item item, Consumer<Item> fresh) {
        if (put(item)) {
            fresh.accept(item);
            if (weight > WEIGHT_LIMIT) {
                coarsen();
            }
        }
    }

    private boolean put(Item item) {
        Dataset dataset = dataset(item.dataset());
        if (dataset.below.contains(Item.ROOT)) {
            return false;
        }
        boolean fresh;
        if (item instanceof Item.Content content) {
            return putContent(dataset, content);
        } else if (item instanceof Item.Attributes attributes) {
            fresh = dataset.attributes.add(attributes.inode());
        } else if (item instanceof Item.Entry entry) {
            fresh =
                    !dataset.names.contains(entry.directory())
                            && !dataset.below.contains(entry.directory())
                            && dataset.entries
                                    .computeIfAbsent(entry.directory(), key -> new HashSet<>(2))
                                    .add(new Name(entry.name()));
        } else if (item instanceof Item.Names names) {
            fresh = dataset.names.add(names.directory());
            if (fresh) {
                dropEntries(dataset, names.directory());
            }
        } else {
            long directory = ((Item.Below) item).directory();
            if (directory == Item.ROOT) {
                clear(item.dataset());
            }
            dataset = dataset(item.dataset());
            fresh = dataset.below.add(directory);
        }
        count(dataset, fresh ? 1 : 0, 0);
        return fresh;
    }

    private boolean putContent(Dataset dataset, Item.Content content) {
        Ranges ranges = dataset.content.computeIfAbsent(content.inode(), key -> new Ranges());
        int count = ranges.count();
        long before = ranges.steps();
        boolean fresh = ranges.add(firstStep(content), lastStep(content));
        count(dataset, ranges.count() - count, ranges.steps() - before);
        return fresh;
    }

    /** Takes an item away, or what it covers of a range or of a directory's names. */
    void remove(Item item) {
        Dataset dataset = dataset(item.dataset());
        boolean gone = false;
        if (item instanceof Item.Content content) {
            removeContent(dataset, content);
        } else if (item instanceof Item.Attributes attributes) {
            gone = dataset.attributes.remove(attributes.inode());
        } else if (item instanceof Item.Entry entry) {
            Set<Name> names = dataset.entries.getOrDefault(entry.directory(), Set.of());
            gone = !names.isEmpty() && names.remove(new Name(entry.name()));
            if (gone && names.isEmpty()) {
                dataset.entries.remove(entry.directory());
            }
        } else if (item instanceof Item.Names names) {
            gone = dataset.names.remove(names.directory());
        } else {
            gone = dataset.below.remove(((Item.Below) item).directory());
        }
        count(dataset, gone ? -1 : 0, 0);
    }

    private void removeContent(Dataset dataset, Item.Content content) {
        Ranges ranges = dataset.content.get(content.inode());
        if (ranges == null) {
            return;
        }
        int count = ranges.count();
        long before = ranges.steps();
        ranges.remove(firstStep(content), lastStep(content));
        count(dataset, ranges.count() - count, ranges.steps() - before);
        if (ranges.count() == 0) {
            dataset.content.remove(content.inode());
        }
    }

    /**
     * Takes out up to {@code limit} items, what creates before what fills: whole directories, then
     * names, attributes, ranges.
     */
    List<Item> take(int limit) {
        List<Item> taken = new ArrayList<>(Math.min(limit, weight));
        for (int d = 0; d < datasets.size(); d++) {
            choose(d, limit, taken);
        }
        taken.forEach(this::remove);
        return taken;
    }

    private void choose(int index, int limit, List<Item> chosen) {
        Dataset dataset = datasets.get(index);
        each(dataset.below, limit, chosen, id -> new Item.Below(index, id));
        each(dataset.names, limit, chosen, id -> new Item.Names(index, id));
        Iterator<Map.Entry<Long, Set<Name>>> entries = dataset.entries.entrySet().iterator();
        while (chosen.size() < limit && entries.hasNext()) {
            Map.Entry<Long, Set<Name>> of = entries.next();
            each(
                    of.getValue(),
                    limit,
                    chosen,
                    name -> new Item.Entry(index, of.getKey(), name.bytes()));
        }
        each(dataset.attributes, limit, chosen, id -> new Item.Attributes(index, id));
        Iterator<Map.Entry<Long, Ranges>> files = dataset.content.entrySet().iterator();
        while (chosen.size() < limit && files.hasNext()) {
            Map.Entry<Long, Ranges> file = files.next();
            chooseRanges(index, file.getKey(), file.getValue(), limit, chosen);
        }
    }

    private static void chooseRanges(
            int dataset, long inode, Ranges ranges, int limit, List<Item> chosen) {
        long steps = 0;
        for (int i = 0; i < ranges.count() && chosen.size() < limit && steps < SLICE_STEPS; i++) {
            long from = ranges.from(i);
            long to = Math.min(ranges.to(i), from + SLICE_STEPS);
            // What has no end cannot be counted down in slices: it is handed out whole.
            to = ranges.to(i) == Ranges.END ? Ranges.END : to;
            chosen.add(content(dataset, inode, from, to));
            steps += to - from;
        }
    }

    private static <T> void each(
            Iterable<T> ids, int limit, List<Item> chosen, Function<T, Item> item) {
        Iterator<T> next = ids.iterator();
        while (chosen.size() < limit && next.hasNext()) {
            chosen.add(item.apply(next.next()));
        }
    }

    /** All items; changes nothing. */
    List<Item> items() {
        List<Item> all = new ArrayList<>(weight);
        for (int d = 0; d < datasets.size(); d++) {
            int index = d;
            Dataset dataset = datasets.get(d);
            dataset.below.forEach(id -> all.add(new Item.Below(index, id)));
            dataset.names.forEach(id -> all.add(new Item.Names(index, id)));
            dataset.entries.forEach(
                    (id, names) ->
                            names.forEach(
                                    name -> all.add(new Item.Entry(index, id, name.bytes()))));
            dataset.attributes.forEach(id -> all.add(new Item.Attributes(index, id)));
            dataset.content.forEach(
                    (id, ranges) -> {
                        for (int i = 0; i < ranges.count(); i++) {
                            all.add(content(index, id, ranges.from(i), ranges.to(i)));
                        }
                    });
        }
        return all;
    }

    void clear() {
        datasets.clear();
        weight = 0;
    }

    private void clear(int index) {
        Dataset dataset = dataset(index);
        count(dataset, -dataset.weight, -dataset.steps);
        datasets.set(index, new Dataset());
    }

    private void dropEntries(Dataset dataset, long directory) {
        Set<Name> names = dataset.entries.remove(directory);
        count(dataset, names == null ? 0 : -names.size(), 0);
    }

    private void coarsen() {
        for (int d = 0; d < datasets.size(); d++) {
            Dataset dataset = datasets.get(d);
            List<Long> crowded = new ArrayList<>();
            dataset.entries.forEach(
                    (id, names) -> {
                        if (names.size() > FEW_NAMES) {
                            crowded.add(id);
                        }
                    });
            for (long directory : crowded) {
                // Not Names: a directory that was renamed over another must be looked into.
                put(new Item.Below(d, directory));
                dropEntries(dataset(d), directory);
            }
            for (Ranges ranges : dataset.content.values()) {
                int count = ranges.count();
                long before = ranges.steps();
                ranges.coarsen(FEW_RANGES);
                count(dataset, ranges.count() - count, ranges.steps() - before);
            }
        }
        for (int d = 0; d < datasets.size() && weight > WEIGHT_LIMIT / 2; d++) {
            put(new Item.Below(d, Item.ROOT));
        }
    }

    private Dataset dataset(int index) {
        while (datasets.size() <= index) {
            datasets.add(new Dataset());
        }
        return datasets.get(index);
    }

    private static long firstStep(Item.Content content) {
        return content.from() / Item.STEP_BYTES;
    }

    private static long lastStep(Item.Content content) {
        return content.to() == Long.MAX_VALUE
                ? Ranges.END
                : (content.to() + Item.STEP_BYTES - 1) / Item.STEP_BYTES;
    }

    private static Item content(int dataset, long inode, long fromStep, long toStep) {
        return new Item.Content(
                dataset,
                inode,
                fromStep * Item.STEP_BYTES,
                toStep == Ranges.END ? Long.MAX_VALUE : toStep * Item.STEP_BYTES);
    }
}
