package org.msed.mirror.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.msed.core.dataset.Exclusion;
import org.msed.mirror.change.Change;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Content;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileErrno;
import org.msed.platform.file.FileStatus;
import org.msed.platform.file.Names;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.Xattrs;
import org.msed.platform.natives.ErrnoException;

/**
 * The standby's plain directories. Files are found by the holder's numbers; a limited number of
 * them is open. Nothing reaches outside the directories, whatever the names say. Changes of a file
 * whose last name is gone are dropped, since nobody can reach it after a failover.
 */
public final class FileReplica implements Replica {

    private final List<BoundFiles> datasets;
    private ByteBuffer copy;

    /**
     * Opens nothing yet; the directories are opened with the first change of an attachment.
     *
     * @param directories of the datasets in the order of their indices, absolute, raw bytes
     * @param exclusions what of each stays on its node, in the same order
     * @param openFilesLimit how many files have descriptors at once; each may have two
     */
    public FileReplica(List<byte[]> directories, List<Exclusion> exclusions, int openFilesLimit) {
        OpenFiles openFiles = new OpenFiles(openFilesLimit);
        datasets = new ArrayList<>();
        for (int d = 0; d < directories.size(); d++) {
            Remains remains = new Remains(exclusions.get(d));
            datasets.add(new BoundFiles(directories.get(d), remains, openFiles));
        }
    }

    @Override
    public void apply(Change change) throws IOException {
        try {
            BoundFiles files = dataset(change.dataset());
            files.root();
            if (change instanceof Change.Write write) {
                write(files, write);
            } else {
                applyOther(files, change);
            }
        } catch (ErrnoException e) {
            ErrnoException named = new ErrnoException(e.call(), e.errno(), what(change));
            named.initCause(e);
            throw named;
        }
    }

    @Override
    public Flush flush(Change.Barrier barrier) throws IOException {
        BoundFiles files = dataset(barrier.dataset());
        SharedDescriptor flushed = files.sharedRoot();
        if (barrier.scope() != Change.Barrier.Scope.FILE_SYSTEM) {
            BoundFile file = files.file(barrier.inode());
            boolean reachable = !file.isNameless() && file.hasContent();
            flushed = reachable ? file.shared(files.root()) : null;
        }
        return new FileFlush(barrier, flushed);
    }

    @Override
    public void forget() {
        datasets.forEach(BoundFiles::forget);
    }

    private BoundFiles dataset(int index) throws IOException {
        if (index >= datasets.size()) {
            throw new IOException("dataset " + index + " where this node has " + datasets.size());
        }
        return datasets.get(index);
    }

    private void write(BoundFiles files, Change.Write c) throws IOException {
        ByteBuffer data = direct(c.data());
        on(
                files,
                c.inode(),
                (file, root) -> Content.writeAll(file.content(root), data, c.offset()));
    }

    private ByteBuffer direct(ByteBuffer data) {
        if (data.isDirect()) {
            return data.duplicate();
        }
        if (copy == null || copy.capacity() < data.remaining()) {
            copy = ByteBuffer.allocateDirect(Math.max(1 << 20, data.remaining()));
        }
        return copy.clear().put(data.duplicate()).flip();
    }

    private static void applyOther(BoundFiles files, Change change) throws IOException {
        if (change instanceof Change.Bind c) {
            Descriptor path = files.root().openBeneath(whole(c.path()), OpenFlags.O_PATH, 0);
            files.bind(c.inode(), path);
        } else if (change instanceof Change.Unbind c) {
            files.unbind(c.inode());
        } else if (change instanceof Change.Create c) {
            create(files, c);
        } else if (change instanceof Change.Link c) {
            byte[] name = BoundFiles.checked(c.name());
            Names.link(files.path(c.inode()), files.path(c.parent()), name);
        } else if (change instanceof Change.Remove c) {
            remove(files, c);
        } else if (change instanceof Change.Rename c) {
            rename(files, c);
        } else {
            applyToFile(files, change);
        }
    }

    private static void create(BoundFiles files, Change.Create c) throws IOException {
        byte[] name = BoundFiles.checked(c.name());
        Descriptor parent = files.path(c.parent());
        int type = c.mode() & FileStatus.S_IFMT;
        int permissions = c.mode() & ~FileStatus.S_IFMT;
        if (type == FileStatus.S_IFDIR) {
            Names.makeDirectory(parent, name, permissions);
        } else if (type == FileStatus.S_IFLNK) {
            Names.makeSymbolicLink(parent, name, c.target());
        } else {
            Names.makeNode(parent, name, c.mode(), c.device());
        }
        BoundFile made = files.bind(c.inode(), parent.open(name, OpenFlags.O_PATH, 0));
        Descriptor path = made.path(files.root());
        Attributes.setOwner(path, c.uid(), c.gid());
        if (!made.isSymbolicLink()) {
            Attributes.setMode(path, permissions);
        }
    }

    private static void remove(BoundFiles files, Change.Remove c) throws IOException {
        byte[] name = BoundFiles.checked(c.name());
        Descriptor parent = files.path(c.parent());
        long last = files.lastName(parent, name);
        if (c.directory()) {
            files.removeDirectory(parent, name);
        } else {
            Names.remove(parent, name);
        }
        files.loseName(last);
    }

    private static void rename(BoundFiles files, Change.Rename c) throws IOException {
        byte[] name = BoundFiles.checked(c.name());
        byte[] newName = BoundFiles.checked(c.newName());
        Descriptor from = files.path(c.parent());
        Descriptor to = files.path(c.newParent());
        long last = c.flags() == 0 ? files.lastName(to, newName) : 0;
        boolean onItself = last != 0 && files.lastName(from, name) == last;
        Names.rename(from, name, to, newName, c.flags());
        files.loseName(onItself ? 0 : last);
    }

    private static void applyToFile(BoundFiles files, Change change) throws IOException {
        if (change instanceof Change.Truncate c) {
            on(files, c.inode(), (file, root) -> Content.truncate(file.content(root), c.size()));
        } else if (change instanceof Change.Allocate c) {
            on(files, c.inode(), (file, root) -> allocate(file.content(root), c));
        } else if (change instanceof Change.SetMode c) {
            on(files, c.inode(), (file, root) -> Attributes.setMode(file.path(root), c.mode()));
        } else if (change instanceof Change.SetOwner c) {
            on(files, c.inode(), (file, root) -> setOwner(file.path(root), c));
        } else if (change instanceof Change.SetTimes c) {
            on(files, c.inode(), (file, root) -> setTimes(file.path(root), c));
        } else if (change instanceof Change.SetXattr c) {
            byte[] name = whole(c.name());
            on(files, c.inode(), (file, root) -> Xattrs.set(file.path(root), name, c.value(), 0));
        } else if (change instanceof Change.RemoveXattr c) {
            byte[] name = whole(c.name());
            on(files, c.inode(), (file, root) -> Xattrs.remove(file.path(root), name));
        } else {
            throw new IllegalArgumentException("no change to apply: " + change);
        }
    }

    private interface Act {
        void on(BoundFile file, Descriptor root) throws ErrnoException;
    }

    private static void on(BoundFiles files, long inode, Act act) throws IOException {
        BoundFile file = files.file(inode);
        if (!file.isNameless()) {
            act.on(file, files.root());
        }
    }

    private static void allocate(Descriptor content, Change.Allocate c) throws ErrnoException {
        Content.allocate(content, c.mode(), c.offset(), c.length());
    }

    private static void setOwner(Descriptor path, Change.SetOwner c) throws ErrnoException {
        Attributes.setOwner(path, c.uid(), c.gid());
    }

    private static void setTimes(Descriptor path, Change.SetTimes c) throws ErrnoException {
        Attributes.setTimes(path, 0, Attributes.OMIT, c.mtimeSeconds(), c.mtimeNanos());
    }

    /** A zero would cut it short on its way to the kernel. */
    private static byte[] whole(byte[] name) throws ErrnoException {
        for (byte each : name) {
            if (each == 0) {
                throw new ErrnoException("name with a zero byte", FileErrno.EINVAL);
            }
        }
        return name;
    }

    private static String what(Change change) {
        if (change instanceof Change.Create c) {
            return text("create", c.dataset(), c.parent(), c.name());
        } else if (change instanceof Change.Bind c) {
            return text("bind", c.dataset(), c.inode(), c.path());
        } else if (change instanceof Change.Link c) {
            return text("link", c.dataset(), c.parent(), c.name());
        } else if (change instanceof Change.Remove c) {
            return text("remove", c.dataset(), c.parent(), c.name());
        } else if (change instanceof Change.Rename c) {
            return text("rename", c.dataset(), c.parent(), c.name());
        } else if (change instanceof Change.Write c) {
            return text("write", c.dataset(), c.inode(), new byte[0]) + " at " + c.offset();
        }
        return change.toString();
    }

    private static String text(String verb, int dataset, long inode, byte[] name) {
        String shown = new String(name, StandardCharsets.UTF_8);
        return verb + ", dataset " + dataset + ", inode " + inode + " " + shown;
    }
}
