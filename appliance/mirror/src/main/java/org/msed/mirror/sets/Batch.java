package org.msed.mirror.sets;

import java.util.List;

/**
 * Items that one round works on. They stay on disk until they are confirmed.
 *
 * @param number names the batch within its set
 * @param items not to be changed
 */
public record Batch(int number, List<Item> items) {

    /** Items that do not change any more. */
    public Batch {
        items = List.copyOf(items);
    }
}
