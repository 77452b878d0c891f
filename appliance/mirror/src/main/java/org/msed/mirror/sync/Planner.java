package org.msed.mirror.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msed.mirror.sets.Item;
import org.msed.mirror.sync.VisitMessage.Manner;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileStatus;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.natives.ErrnoException;

/**
 * Turns a batch of items into visits, one for each directory. An item whose inode is found nowhere
 * is dropped: its removal has marked the name.
 */
final class Planner {
    private final SourceRun run;
    private final StatusBuffer status = new StatusBuffer();
    private final Set<Integer> measured = new HashSet<>();

    private record At(int dataset, Paths.Name path) {}

    Planner(SourceRun run) {
        this.run = run;
    }

    Collection<Visit> plan(Visit.Open batch) throws IOException, InterruptedException {
        locate(batch.batch.items());
        Map<At, Visit> visits = new LinkedHashMap<>();
        List<Visit> whole = new ArrayList<>();
        for (Item item : batch.batch.items()) {
            byte[] path = run.locator.path(item.dataset(), Facts.inode(item));
            if (path == null) {
                continue;
            }
            if (item instanceof Item.Below || item instanceof Item.Names) {
                whole.add(whole(item, path, batch));
            } else {
                part(item, path, batch, visits);
            }
        }
        whole.addAll(visits.values());
        return whole;
    }

    /** Finds the inodes that nobody knows by a walk; the application does not wait for one. */
    private void locate(List<Item> items) throws IOException, InterruptedException {
        Map<Integer, Set<Long>> wanted = new HashMap<>();
        for (Item item : items) {
            int dataset = item.dataset();
            boolean measure =
                    item instanceof Item.Below below
                            && run.locator.isRoot(dataset, below.directory())
                            && measured.add(dataset);
            if (measure) {
                Walk.Found found = walk(dataset, Set.of(), true);
                run.meter.below(dataset, found.files(), found.bytes());
            }
            if (run.locator.path(dataset, Facts.inode(item)) == null) {
                wanted.computeIfAbsent(dataset, key -> new HashSet<>()).add(Facts.inode(item));
            }
        }
        for (Map.Entry<Integer, Set<Long>> of : wanted.entrySet()) {
            run.thaw();
            walk(of.getKey(), of.getValue(), false);
        }
    }

    private Walk.Found walk(int dataset, Set<Long> wanted, boolean measure)
            throws IOException, InterruptedException {
        run.walking(true);
        try {
            return run.locator.walk(dataset, wanted, measure);
        } finally {
            run.walking(false);
        }
    }

    private Visit whole(Item item, byte[] path, Visit.Open batch) {
        long inode = Facts.inode(item);
        Visit visit = new Visit(item.dataset(), path, inode, batch);
        visit.items.add(item);
        visit.all = item instanceof Item.Below ? Manner.WHOLE : Manner.SHALLOW;
        long key = run.locator.isRoot(item.dataset(), inode) ? Item.ROOT : inode;
        Paths.Name made = run.fresh.remove(new Item.Below(item.dataset(), key));
        visit.fresh = made != null && made.equals(new Paths.Name(path));
        return visit;
    }

    private void part(Item item, byte[] path, Visit.Open batch, Map<At, Visit> visits)
            throws ErrnoException {
        int dataset = item.dataset();
        long inode = Facts.inode(item);
        if (item instanceof Item.Entry entry) {
            Visit visit = visit(dataset, path, inode, batch, visits);
            visit.items.add(item);
            visit.entry(entry.name()).whole();
            return;
        }
        if (item instanceof Item.Attributes && isDirectory(dataset, path)) {
            visit(dataset, path, inode, batch, visits).items.add(item);
            return;
        }
        if (path.length == 0) {
            return;
        }
        Visit visit = visit(dataset, Paths.parent(path), 0, batch, visits);
        Visit.Wanted wanted = visit.entry(Paths.name(path));
        wanted.items.add(item);
        if (item instanceof Item.Content content) {
            wanted.part(content.from(), content.to());
        }
    }

    private Visit visit(
            int dataset, byte[] path, long inode, Visit.Open batch, Map<At, Visit> visits) {
        return visits.computeIfAbsent(
                new At(dataset, new Paths.Name(path)),
                key -> new Visit(dataset, path, inode, batch));
    }

    private boolean isDirectory(int dataset, byte[] path) throws ErrnoException {
        if (path.length == 0) {
            return true;
        }
        try (Descriptor found =
                run.datasets.get(dataset).directory().openBeneath(path, OpenFlags.O_PATH, 0)) {
            Attributes.read(found, status);
            return status.type() == FileStatus.S_IFDIR;
        } catch (ErrnoException e) {
            if (Walk.absent(e)) {
                return false;
            }
            throw e;
        }
    }
}
