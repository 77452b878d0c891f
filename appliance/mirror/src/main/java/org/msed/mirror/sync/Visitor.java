package org.msed.mirror.sync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.msed.mirror.sets.Item;
import org.msed.mirror.sync.SyncSource.Differences;
import org.msed.mirror.sync.VisitMessage.Manner;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.DirectoryReader;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.natives.ErrnoException;

/**
 * Tells the target what a directory holds, some hundred names at a time, and acts on its answers. A
 * directory that the target has just made gets its small files at once, without a question.
 */
final class Visitor implements AutoCloseable {
    private static final int CHUNK_BYTES = 256 << 10;
    private static final int CHUNK_ENTRIES = 512;

    private final SourceRun run;
    private final FilesMessage files;
    private final StatusBuffer status = new StatusBuffer();
    private final ByteBuffer names = ByteBuffer.allocateDirect(DirectoryReader.BUFFER_BYTES);

    private final Set<Item> walkedFor = new HashSet<>();
    private final Set<Item> touched = new HashSet<>();

    private Visit visit;
    private Descriptor directory;
    private long fileSystem;
    private Iterator<Paths.Name> left;

    /** What an answer is about. */
    record Asked(Visit visit, List<Told> entries) {}

    private record Told(VisitMessage.Entry entry, long inode, Visit.Wanted wanted) {}

    Visitor(SourceRun run) {
        this.run = run;
        this.files = new FilesMessage(run);
    }

    boolean busy() {
        return visit != null;
    }

    /** What is not where it was said to be is looked for. */
    private void relocate(Item item) {
        run.locator.distrust(item.dataset(), Facts.inode(item));
        run.alsoInThisRound(item);
    }

    /** Begins with a directory. */
    void begin(Visit next) throws IOException, InterruptedException {
        Descriptor opened = Walk.open(run.datasets.get(next.dataset), next.path);
        if (opened == null) {
            next.items.forEach(this::relocate);
            next.entries.values().forEach(wanted -> wanted.items.forEach(this::relocate));
            return;
        }
        Attributes.read(opened, status);
        long inode = status.inode();
        for (Item item : next.items) {
            if (Facts.inode(item) != inode
                    && !run.locator.isRoot(next.dataset, Facts.inode(item))) {
                relocate(item);
                next.fresh = false;
            }
        }
        if (!next.fresh) {
            notFresh(next.dataset, inode);
        }
        visit = next;
        directory = opened;
        fileSystem = status.fileSystem();
        left = visit.all == null ? visit.entries.keySet().iterator() : list().iterator();
    }

    private List<Paths.Name> list() throws IOException, InterruptedException {
        List<Paths.Name> all = new ArrayList<>();
        DirectoryReader reader = new DirectoryReader(directory, names);
        while (reader.next()) {
            if (!reader.isSelfOrParent()) {
                all.add(new Paths.Name(reader.name()));
            }
        }
        if (!visit.fresh) {
            sendNames(all);
        }
        return all;
    }

    private void sendNames(List<Paths.Name> all) throws IOException, InterruptedException {
        ByteBuffer to = namesHead();
        for (Paths.Name name : all) {
            if (to.remaining() < 2 + name.bytes().length) {
                conversationSend(to.flip());
                to = namesHead();
            }
            Wire.putBytes(to, name.bytes());
        }
        to.put(5 + visit.path.length, (byte) 1);
        conversationSend(to.flip());
    }

    private ByteBuffer namesHead() {
        ByteBuffer to = ByteBuffer.allocate(CHUNK_BYTES);
        to.put(Wire.NAMES).putShort((short) visit.dataset);
        Wire.putBytes(to, visit.path);
        return to.put((byte) 0);
    }

    /** Tells some more names, and at the end the directory's own attributes. */
    void step() throws IOException, InterruptedException {
        List<Told> told = new ArrayList<>();
        int bytes = 0;
        for (int i = 0; left.hasNext() && i < CHUNK_ENTRIES && bytes < CHUNK_BYTES; i++) {
            Told next = look(left.next().bytes());
            if (next != null) {
                told.add(next);
                bytes += next.entry().length();
            }
        }
        if (!told.isEmpty()) {
            send(told);
        }
        if (!left.hasNext()) {
            files.send();
            closeDirectory();
        }
    }

    private void send(List<Told> told) throws IOException, InterruptedException {
        int number = run.number();
        List<VisitMessage.Entry> entries = told.stream().map(Told::entry).toList();
        VisitMessage message = new VisitMessage(number, visit.dataset, visit.path, entries);
        if (message.length() > Wire.MESSAGE_LIMIT) {
            throw new IOException(
                    "the extended attributes or names of one of the files in "
                            + Paths.text(visit.path)
                            + " take more than 1 MiB");
        }
        run.ask(number, new Asked(visit, told));
        conversationSend(message.encode());
    }

    private void closeDirectory() throws IOException, InterruptedException {
        Meta meta = Meta.read(directory, status);
        ByteBuffer to = ByteBuffer.allocate(5 + visit.path.length + meta.length());
        to.put(Wire.CLOSE).putShort((short) visit.dataset);
        Wire.putBytes(to, visit.path);
        meta.put(to);
        conversationSend(to.flip());
        close();
    }

    /** Names come to be in this directory one by one: it is not empty when it is visited. */
    private void notFresh(int dataset, long inode) {
        long key = run.locator.isRoot(dataset, inode) ? Item.ROOT : inode;
        Item.Below below = new Item.Below(dataset, key);
        run.fresh.remove(below);
        touched.add(below);
    }

    /** Null if there is nothing to ask about a name. */
    private Told look(byte[] name) throws IOException, InterruptedException {
        byte[] path = Paths.child(visit.path, name);
        if (run.datasets.get(visit.dataset).exclusion().excludes(path)) {
            return null;
        }
        Visit.Wanted wanted = visit.all == null ? visit.entry(name) : null;
        Manner manner = wanted == null ? visit.all : wanted.manner;
        try (Descriptor file = directory.open(name, OpenFlags.O_PATH, 0)) {
            Meta meta = Meta.read(file, status);
            if (status.fileSystem() != fileSystem) {
                return null;
            }
            run.meter.files(visit.dataset, 1);
            if (wanted != null) {
                long found = status.inode();
                wanted.items.stream()
                        .filter(item -> Facts.inode(item) != found)
                        .forEach(this::relocate);
            }
            boolean several = status.links() > 1 && !meta.isDirectory();
            long inode = status.inode();
            if (visit.fresh && meta.isFile() && !several && meta.size() <= Entries.SMALL_BYTES) {
                files.add(visit.dataset, visit.path, name, meta, file);
                return null;
            }
            List<byte[]> group = several ? group(inode, path, status.links()) : List.of();
            return new Told(new VisitMessage.Entry(name, manner, meta, group), inode, wanted);
        } catch (ErrnoException e) {
            if (!Walk.absent(e)) {
                throw e;
            }
        }
        if (wanted != null) {
            wanted.items.forEach(this::relocate);
        }
        boolean gone = visit.all != null || wanted.manner != Manner.WHOLE;
        return gone
                ? null
                : new Told(new VisitMessage.Entry(name, Manner.ABSENT, null, List.of()), 0, wanted);
    }

    /** All names of an inode that has several; those that are not known yet are looked for once. */
    private List<byte[]> group(long inode, byte[] path, int links) throws ErrnoException {
        List<byte[]> names = present(inode, run.locator.names(visit.dataset, inode, path));
        if (names.size() < links && walkedFor.add(new Item.Attributes(visit.dataset, inode))) {
            run.thaw();
            run.locator.walk(visit.dataset, Set.of(inode), false);
            names = present(inode, run.locator.names(visit.dataset, inode, path));
        }
        return names.size() < 2 ? List.of() : names;
    }

    private List<byte[]> present(long inode, List<byte[]> names) throws ErrnoException {
        List<byte[]> present = new ArrayList<>();
        StatusBuffer other = new StatusBuffer();
        for (byte[] name : names) {
            SyncDataset dataset = run.datasets.get(visit.dataset);
            try (Descriptor parent = Walk.open(dataset, Paths.parent(name))) {
                if (parent != null
                        && Attributes.find(parent, Paths.name(name), other)
                        && other.inode() == inode) {
                    present.add(name);
                    Attributes.read(parent, other);
                    notFresh(visit.dataset, other.inode());
                }
            }
        }
        return present;
    }

    /** What the target said of a visit's entries. */
    void answer(Asked asked, ByteBuffer from) throws IOException, InterruptedException {
        Visit of = asked.visit();
        if (from.get() == 1) {
            missing(of);
        } else {
            for (Told told : asked.entries()) {
                verdict(of, told, from);
            }
            files.send();
        }
        run.answered(of.batch);
    }

    /** The target has not even the directory: its name is compared through all levels. */
    private void missing(Visit of) throws IOException {
        if (of.path.length == 0) {
            throw new Ended(
                    SyncResult.Outcome.TARGET_FAILED, "the target's dataset has no directory");
        }
        if (run.comparing()) {
            report(of, of.path, Differences.Kind.MISSING);
            return;
        }
        byte[] parentPath = Paths.parent(of.path);
        try (Descriptor parent = Walk.open(run.datasets.get(of.dataset), parentPath)) {
            if (parent != null) {
                Attributes.read(parent, status);
                long inode = parentPath.length == 0 ? Item.ROOT : status.inode();
                run.locator.learn(of.dataset, inode, parentPath);
                byte[] name = Paths.name(of.path);
                run.alsoInThisRound(new Item.Entry(of.dataset, inode, name));
            }
        }
    }

    private void verdict(Visit of, Told told, ByteBuffer from)
            throws IOException, InterruptedException {
        byte verdict = from.get();
        byte[] path = Paths.child(of.path, told.entry().name());
        if ((verdict & Verdict.ATTRIBUTES_DIFFER) != 0) {
            report(of, path, Differences.Kind.ATTRIBUTES);
        }
        switch (verdict & ~Verdict.ATTRIBUTES_DIFFER) {
            case Verdict.EMPTY -> content(of, told, path, 0, true);
            case Verdict.PRESENT -> present(of, told, path, from);
            case Verdict.MADE -> below(of, told, path, true);
            case Verdict.LOOK -> below(of, told, path, false);
            case Verdict.MISSING -> missing(of, told, path);
            default -> {
                // DONE: the target needs nothing more.
            }
        }
    }

    private void missing(Visit of, Told told, byte[] path) {
        List<byte[]> names = told.entry().group();
        if (names.isEmpty()) {
            boolean extra = told.entry().manner() == Manner.ABSENT;
            report(of, path, extra ? Differences.Kind.EXTRA : Differences.Kind.MISSING);
        } else {
            run.differences.linked(of.dataset, path, names);
        }
    }

    private void report(Visit of, byte[] path, Differences.Kind kind) {
        run.differences.differs(of.dataset, path, kind, 0, 0);
    }

    private void below(Visit of, Told told, byte[] path, boolean made) {
        Item.Below below = new Item.Below(of.dataset, told.inode());
        run.locator.learn(of.dataset, told.inode(), path);
        if (made && !touched.contains(below)) {
            run.fresh.put(below, new Paths.Name(path));
        } else {
            run.fresh.remove(below);
        }
        run.alsoInThisRound(below);
    }

    private void present(Visit of, Told told, byte[] path, ByteBuffer from)
            throws IOException, InterruptedException {
        long size = from.getLong();
        if (from.get() == 0) {
            content(of, told, path, size, false);
            return;
        }
        byte[] sum = new byte[Checksum.BYTES];
        from.get(sum);
        if (run.comparing()) {
            run.differences.reading(size);
        }
        if (!files.hasSum(of.dataset, path, told.inode(), told.entry().meta(), sum)) {
            content(of, told, path, size, false);
        } else {
            run.meter.bytes(of.dataset, size);
        }
    }

    private void content(Visit of, Told told, byte[] path, long targetSize, boolean empty)
            throws IOException, InterruptedException {
        Meta meta = told.entry().meta();
        Manner manner = empty ? Manner.WHOLE : told.entry().manner();
        boolean attributesOnly = manner == Manner.ATTRIBUTES && targetSize == meta.size();
        if (attributesOnly) {
            return;
        }
        if (empty && !run.comparing() && meta.size() <= Entries.SMALL_BYTES) {
            files.addByPath(of.dataset, of.path, path, told.inode(), meta);
            return;
        }
        FileCopy.What what = new FileCopy.What(of.dataset, path, told.inode(), meta, of.batch);
        List<Long> ranges =
                manner == Manner.PART ? told.wanted().ranges : List.of(0L, Long.MAX_VALUE);
        run.copy(new FileCopy(run, what, ranges, targetSize));
    }

    private void conversationSend(ByteBuffer message) throws IOException, InterruptedException {
        run.conversation.send(message);
    }

    @Override
    public void close() {
        visit = null;
        if (directory != null) {
            directory.close();
            directory = null;
        }
    }
}
