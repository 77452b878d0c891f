package org.msed.mirror.sync;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msed.mirror.sets.Item;
import org.msed.platform.file.Attributes;
import org.msed.platform.natives.ErrnoException;

/**
 * Under which names the source's inodes are found. What it says may be out of date, so whoever goes
 * there looks at the inode's number. An inode that a walk does not find has lost its name, or was
 * renamed during the walk; either has marked a name.
 */
final class Locator {
    private final List<SyncDataset> datasets;
    private final List<Map<Long, List<byte[]>>> known = new ArrayList<>();
    private final long[] roots;

    Locator(List<SyncDataset> datasets) throws ErrnoException {
        this.datasets = datasets;
        this.roots = new long[datasets.size()];
        for (int d = 0; d < datasets.size(); d++) {
            known.add(new HashMap<>());
            roots[d] = Attributes.read(datasets.get(d).directory()).inode();
        }
    }

    /** Null if it is not known. */
    byte[] path(int dataset, long inode) {
        if (isRoot(dataset, inode)) {
            return Paths.ROOT;
        }
        List<byte[]> paths = known.get(dataset).get(inode);
        return paths == null ? null : paths.get(0);
    }

    boolean isRoot(int dataset, long inode) {
        return inode == Item.ROOT || inode == roots[dataset];
    }

    /** All names of an inode that are known, this one among them. */
    List<byte[]> names(int dataset, long inode, byte[] path) {
        List<byte[]> names = known.get(dataset).computeIfAbsent(inode, key -> new ArrayList<>());
        if (names.stream().noneMatch(name -> Arrays.equals(name, path))) {
            names.add(path);
        }
        return List.copyOf(names);
    }

    /** The inode was seen here. */
    void learn(int dataset, long inode, byte[] path) {
        List<byte[]> only = new ArrayList<>(1);
        only.add(path);
        known.get(dataset).put(inode, only);
    }

    /** It is not where it was said to be: a walk has to find it. */
    void distrust(int dataset, long inode) {
        known.get(dataset).remove(inode);
    }

    /** Walks through a dataset; what the walk found replaces what was known of these inodes. */
    Walk.Found walk(int dataset, Set<Long> wanted, boolean measure) throws ErrnoException {
        Walk.Found found = Walk.through(datasets.get(dataset), new HashSet<>(wanted), measure);
        known.get(dataset).keySet().removeAll(wanted);
        known.get(dataset).putAll(found.paths());
        return found;
    }
}
