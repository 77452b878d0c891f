package org.msed.mirror.sets;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Items broken into the smallest parts, so that covering is a matter of containing. */
final class Model {
    private static final long STEPS = 64;

    private Model() {}

    /** The parts of items whose ranges and open ends lie within the first 64 steps. */
    static Set<Object> parts(List<Item> items) {
        Set<Object> parts = new HashSet<>();
        for (Item item : items) {
            if (item instanceof Item.Content content) {
                long to = Math.min(content.to(), STEPS * Item.STEP_BYTES);
                for (long at = content.from(); at < to; at += Item.STEP_BYTES) {
                    parts.add(List.of("content", content.dataset(), content.inode(), at));
                }
            } else {
                parts.add(item);
            }
        }
        return parts;
    }

    /** The parts that no item covers. */
    static Set<Object> uncovered(Set<Object> parts, List<Item> items) {
        Set<Object> left = new HashSet<>(parts);
        left.removeAll(parts(items));
        for (Item item : items) {
            if (item instanceof Item.Below below && below.directory() == Item.ROOT) {
                left.removeIf(part -> dataset(part) == below.dataset());
            } else if (item instanceof Item.Names names) {
                left.removeIf(part -> part instanceof Item.Entry e && within(e, names.directory()));
            } else if (item instanceof Item.Below below) {
                left.removeIf(part -> part instanceof Item.Entry e && within(e, below.directory()));
            }
        }
        return left;
    }

    private static boolean within(Item.Entry entry, long directory) {
        return entry.directory() == directory;
    }

    private static int dataset(Object part) {
        return part instanceof Item item ? item.dataset() : (Integer) ((List<?>) part).get(1);
    }
}
