package org.msed.mirror.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msed.mirror.sets.Item;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileStatus;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.natives.ErrnoException;

/**
 * What the items of the sets stand for, in words for people: never less than what was changed.
 *
 * @param files how many names may differ
 * @param bytes of them that may differ
 * @param lastWriteMillis the newest modification time among them, ms since 1970-01-01T00:00:00Z; 0
 *     when there is none
 * @param names the first of them, sorted
 */
public record Changed(long files, long bytes, long lastWriteMillis, List<String> names) {

    private static final int NAMES_LIMIT = 20;

    /**
     * Looks the items up; walks through the datasets, so it blocks, long where they are large.
     *
     * @param items of the sets, of the numbers of {@code datasets}
     * @param labels names of the datasets, in their order
     * @throws ErrnoException a directory cannot be read
     */
    public static Changed of(List<SyncDataset> datasets, List<String> labels, List<Item> items)
            throws ErrnoException {
        Map<Integer, Set<Long>> wanted = new HashMap<>();
        for (Item item : items) {
            wanted.computeIfAbsent(item.dataset(), key -> new HashSet<>()).add(Facts.inode(item));
        }
        Map<String, Long> found = new LinkedHashMap<>();
        long[] newest = {0};
        for (Map.Entry<Integer, Set<Long>> of : wanted.entrySet()) {
            SyncDataset dataset = datasets.get(of.getKey());
            String label = labels.get(of.getKey());
            Map<Long, List<byte[]>> paths = Walk.through(dataset, of.getValue(), false).paths();
            for (Item item : items) {
                if (item.dataset() == of.getKey()) {
                    look(dataset, label, paths, item, found, newest);
                }
            }
        }
        long bytes = found.values().stream().mapToLong(Long::longValue).sum();
        List<String> names = found.keySet().stream().sorted().limit(NAMES_LIMIT).toList();
        return new Changed(found.size(), bytes, newest[0], names);
    }

    private static void look(
            SyncDataset dataset,
            String label,
            Map<Long, List<byte[]>> paths,
            Item item,
            Map<String, Long> found,
            long[] newest)
            throws ErrnoException {
        long inode = Facts.inode(item);
        List<byte[]> named = new ArrayList<>(paths.getOrDefault(inode, List.of()));
        if (inode == Item.ROOT || named.isEmpty() && isRoot(dataset, inode)) {
            named = List.of(Paths.ROOT);
        }
        for (byte[] path : named) {
            byte[] at = item instanceof Item.Entry entry ? Paths.child(path, entry.name()) : path;
            StatusBuffer status = new StatusBuffer();
            boolean there = find(dataset, at, status);
            long size = there && status.type() == FileStatus.S_IFREG ? status.sizeBytes() : 0;
            long bytes = size;
            if (item instanceof Item.Content content) {
                bytes = Math.max(0, Math.min(content.to(), size) - content.from());
            } else if (item instanceof Item.Attributes) {
                bytes = 0;
            }
            if (there) {
                long millis = status.modifySeconds() * 1_000 + status.modifyNanos() / 1_000_000;
                newest[0] = Math.max(newest[0], millis);
            }
            String name = label + ":/" + Paths.text(at);
            found.merge(name, bytes, (a, b) -> Math.min(size, a + b));
        }
    }

    private static boolean isRoot(SyncDataset dataset, long inode) throws ErrnoException {
        return Attributes.read(dataset.directory()).inode() == inode;
    }

    private static boolean find(SyncDataset dataset, byte[] path, StatusBuffer status)
            throws ErrnoException {
        try (Descriptor file = dataset.directory().openBeneath(path, OpenFlags.O_PATH, 0)) {
            Attributes.read(file, status);
            return true;
        } catch (ErrnoException e) {
            if (Walk.absent(e)) {
                return false;
            }
            throw e;
        }
    }
}
