package org.msed.mirror.sets;

import java.util.function.Consumer;
import org.msed.mirror.change.Change;

/** What a change leaves in doubt on a node that may not have it. */
final class Changes {
    private Changes() {}

    static void items(Change change, Consumer<Item> items) {
        int dataset = change.dataset();
        if (change instanceof Change.Write write) {
            range(dataset, write.inode(), write.offset(), write.data().remaining(), items);
        } else if (change instanceof Change.Truncate truncate) {
            range(dataset, truncate.inode(), truncate.size(), Long.MAX_VALUE, items);
        } else if (change instanceof Change.Allocate allocate) {
            range(dataset, allocate.inode(), allocate.offset(), allocate.length(), items);
        } else if (change instanceof Change.Create create) {
            items.accept(new Item.Entry(dataset, create.parent(), create.name()));
        } else if (change instanceof Change.Link link) {
            items.accept(new Item.Entry(dataset, link.parent(), link.name()));
        } else if (change instanceof Change.Remove remove) {
            items.accept(new Item.Entry(dataset, remove.parent(), remove.name()));
        } else if (change instanceof Change.Rename rename) {
            items.accept(new Item.Entry(dataset, rename.parent(), rename.name()));
            items.accept(new Item.Entry(dataset, rename.newParent(), rename.newName()));
        } else {
            attributes(change, items);
        }
    }

    private static void attributes(Change change, Consumer<Item> items) {
        int dataset = change.dataset();
        if (change instanceof Change.SetMode mode) {
            items.accept(new Item.Attributes(dataset, mode.inode()));
        } else if (change instanceof Change.SetOwner owner) {
            items.accept(new Item.Attributes(dataset, owner.inode()));
        } else if (change instanceof Change.SetTimes times) {
            items.accept(new Item.Attributes(dataset, times.inode()));
        } else if (change instanceof Change.SetXattr xattr) {
            items.accept(new Item.Attributes(dataset, xattr.inode()));
        } else if (change instanceof Change.RemoveXattr xattr) {
            items.accept(new Item.Attributes(dataset, xattr.inode()));
        }
    }

    /** A range in whole steps; an empty one still tells of the attributes. */
    static void range(int dataset, long inode, long offset, long length, Consumer<Item> items) {
        long from = offset - offset % Item.STEP_BYTES;
        long to = offset > Long.MAX_VALUE - length ? Long.MAX_VALUE : offset + length;
        if (to > Long.MAX_VALUE - Item.STEP_BYTES) {
            to = Long.MAX_VALUE;
        } else {
            to = (to + Item.STEP_BYTES - 1) / Item.STEP_BYTES * Item.STEP_BYTES;
        }
        if (to > from) {
            items.accept(new Item.Content(dataset, inode, from, to));
        } else {
            items.accept(new Item.Attributes(dataset, inode));
        }
    }
}
