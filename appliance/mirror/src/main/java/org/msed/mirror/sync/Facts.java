package org.msed.mirror.sync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msed.mirror.sets.Item;
import org.msed.mirror.sets.ItemCodec;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.DirectoryReader;
import org.msed.platform.file.FileStatus;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.natives.ErrnoException;

/**
 * What the target suspects, told in paths since inode numbers mean nothing to the other node. An
 * inode without a name is left out: nobody can reach it after a failover.
 */
final class Facts {
    private Facts() {}

    /** The target's side: sends its items, each under every name of its inode. */
    static void send(List<SyncDataset> datasets, List<Item> items, SyncLink link)
            throws IOException {
        Map<Integer, Set<Long>> wanted = new HashMap<>();
        for (Item item : items) {
            if (inode(item) != Item.ROOT) {
                wanted.computeIfAbsent(item.dataset(), key -> new HashSet<>()).add(inode(item));
            }
        }
        Map<Integer, Map<Long, List<byte[]>>> paths = new HashMap<>();
        for (Map.Entry<Integer, Set<Long>> of : wanted.entrySet()) {
            SyncDataset dataset = datasets.get(of.getKey());
            paths.put(of.getKey(), Walk.through(dataset, of.getValue(), false).paths());
        }
        for (Item item : items) {
            boolean root = inode(item) == Item.ROOT || isRoot(datasets.get(item.dataset()), item);
            List<byte[]> named =
                    root
                            ? List.of(Paths.ROOT)
                            : paths.get(item.dataset()).getOrDefault(inode(item), List.of());
            for (byte[] path : named) {
                link.send(fact(item, path));
            }
        }
        link.send(end(datasets));
    }

    private static boolean isRoot(SyncDataset dataset, Item item) throws ErrnoException {
        return Attributes.read(dataset.directory()).inode() == inode(item);
    }

    private static ByteBuffer fact(Item item, byte[] path) {
        ByteBuffer to = ByteBuffer.allocate(1 + ItemCodec.length(item) + 2 + path.length);
        to.put(Wire.FACT);
        ItemCodec.put(to, item);
        Wire.putBytes(to, path);
        return to.flip();
    }

    private static ByteBuffer end(List<SyncDataset> datasets) throws ErrnoException {
        ByteBuffer to = ByteBuffer.allocate(1 + datasets.size()).put(Wire.FACTS_END);
        for (SyncDataset dataset : datasets) {
            to.put((byte) (isEmpty(dataset) ? 1 : 0));
        }
        return to.flip();
    }

    private static boolean isEmpty(SyncDataset dataset) throws ErrnoException {
        try (Descriptor directory = Walk.open(dataset, Paths.ROOT)) {
            DirectoryReader reader =
                    new DirectoryReader(
                            directory, ByteBuffer.allocateDirect(DirectoryReader.BUFFER_BYTES));
            while (reader.next()) {
                if (!reader.isSelfOrParent() && !dataset.exclusion().excludes(reader.name())) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * The source's side: the same suspicion about what the source has under the path. Where it has
     * nothing, or another kind of thing, the name itself is suspicious.
     */
    static Item mine(SyncDataset dataset, Item theirs, byte[] path) throws ErrnoException {
        StatusBuffer status = new StatusBuffer();
        try (Descriptor found = open(dataset, path)) {
            if (found != null) {
                Attributes.read(found, status);
                if (fits(theirs, status.type())) {
                    return with(theirs, path.length == 0 ? Item.ROOT : status.inode());
                }
            }
        }
        return name(dataset, theirs.dataset(), path);
    }

    /** The path's name, or that of the nearest directory above it which the source has not. */
    static Item name(SyncDataset dataset, int number, byte[] path) throws ErrnoException {
        StatusBuffer status = new StatusBuffer();
        byte[] at = path;
        while (at.length > 0) {
            byte[] name = Paths.name(at);
            at = Paths.parent(at);
            try (Descriptor parent = Walk.open(dataset, at)) {
                if (parent != null) {
                    Attributes.read(parent, status);
                    long directory = at.length == 0 ? Item.ROOT : status.inode();
                    return new Item.Entry(number, directory, name);
                }
            }
        }
        return new Item.Below(number, Item.ROOT);
    }

    private static boolean fits(Item item, int type) {
        if (item instanceof Item.Content) {
            return type == FileStatus.S_IFREG;
        }
        return item instanceof Item.Attributes || type == FileStatus.S_IFDIR;
    }

    private static Item with(Item item, long inode) {
        int dataset = item.dataset();
        if (item instanceof Item.Content content) {
            return new Item.Content(dataset, inode, content.from(), content.to());
        } else if (item instanceof Item.Attributes) {
            return new Item.Attributes(dataset, inode);
        } else if (item instanceof Item.Entry entry) {
            return new Item.Entry(dataset, inode, entry.name());
        } else if (item instanceof Item.Names) {
            return new Item.Names(dataset, inode);
        }
        return new Item.Below(dataset, inode);
    }

    static long inode(Item item) {
        if (item instanceof Item.Content content) {
            return content.inode();
        } else if (item instanceof Item.Attributes attributes) {
            return attributes.inode();
        } else if (item instanceof Item.Entry entry) {
            return entry.directory();
        } else if (item instanceof Item.Names names) {
            return names.directory();
        }
        return ((Item.Below) item).directory();
    }

    private static Descriptor open(SyncDataset dataset, byte[] path) throws ErrnoException {
        try {
            return dataset.directory().openBeneath(path, OpenFlags.O_PATH, 0);
        } catch (ErrnoException e) {
            if (Walk.absent(e)) {
                return null;
            }
            throw e;
        }
    }
}
