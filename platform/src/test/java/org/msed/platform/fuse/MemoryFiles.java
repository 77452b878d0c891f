package org.msed.platform.fuse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.msed.platform.natives.ErrnoException;

/**
 * A file system in memory: files, directories and symbolic links, enough for the shell. Names that
 * begin with {@code fail-} make a look-up fail in the way they name.
 */
public class MemoryFiles implements FuseHandler {
    private static final int S_IFDIR = 0040000;
    private static final int S_IFREG = 0100000;
    private static final int S_IFLNK = 0120000;
    private static final int ENOENT = 2;
    private static final int EEXIST = 17;
    private static final int ENOTEMPTY = 39;
    private static final long CACHED_MILLIS = 60_000;

    /** One node. */
    private static final class Node {
        final long id;
        int mode;
        int uid;
        int gid;
        byte[] content = new byte[0];
        final Map<ByteBuffer, Node> children = new TreeMap<>();

        Node(long id, int mode, Caller owner) {
            this.id = id;
            this.mode = mode;
            uid = owner.uid();
            gid = owner.gid();
        }
    }

    /** How many fsyncs came. */
    public final AtomicInteger fsyncs = new AtomicInteger();

    /** How many lookups the kernel has not given back. */
    public final AtomicLong lookups = new AtomicLong();

    /** Released when the connection has ended. */
    public final CountDownLatch destroyed = new CountDownLatch(1);

    /** Released when an fsync has begun, where {@link #holdFsync} is set. */
    public final CountDownLatch fsyncBegun = new CountDownLatch(1);

    /** Released when an interrupt was told. */
    public final CountDownLatch interrupted = new CountDownLatch(1);

    /** What fsync waits for, or null. */
    public volatile CountDownLatch holdFsync;

    /** Thrown by every look-up of {@code fail-exception}. */
    public static final String FAILURE = "a handler may fail";

    private final Map<Long, Node> nodes = new ConcurrentHashMap<>();
    private final AtomicLong nextId = new AtomicLong(2);

    /** An empty root directory that everybody may write to. */
    public MemoryFiles() {
        nodes.put(ROOT, new Node(ROOT, S_IFDIR | 0777, new Caller()));
    }

    /** Changes a file of the root directory as if another machine had; returns its node. */
    public synchronized long replace(String name, String content) {
        Node n = node(ROOT).children.get(ByteBuffer.wrap(name.getBytes()));
        n.content = content.getBytes();
        return n.id;
    }

    /** Removes a file of the root directory as if another machine had. */
    public synchronized void vanish(String name) {
        node(ROOT).children.remove(ByteBuffer.wrap(name.getBytes()));
    }

    private Node node(long id) {
        return nodes.get(id);
    }

    private static ByteBuffer copy(ByteBuffer name) {
        byte[] bytes = new byte[name.remaining()];
        name.get(name.position(), bytes);
        return ByteBuffer.wrap(bytes);
    }

    private static FileAttributes attributes(Node n) {
        int size = n.content.length;
        return new FileAttributes(
                n.id, size, (size + 511) / 512, 1, 0, 2, 0, 3, 0, n.mode, 1, n.uid, n.gid, 0, 4096);
    }

    private int found(Node n, EntryReply reply) {
        lookups.incrementAndGet();
        reply.entry(n.id, 0, CACHED_MILLIS, CACHED_MILLIS, attributes(n));
        return 0;
    }

    private synchronized int make(
            Caller caller, long parent, ByteBuffer name, int mode, byte[] content, EntryReply r) {
        Map<ByteBuffer, Node> children = node(parent).children;
        if (children.containsKey(name)) {
            return EEXIST;
        }
        Node made = new Node(nextId.getAndIncrement(), mode, caller);
        made.content = content;
        nodes.put(made.id, made);
        children.put(copy(name), made);
        return found(made, r);
    }

    @Override
    public void interrupt(long request) {
        interrupted.countDown();
    }

    @Override
    public void destroy() {
        destroyed.countDown();
    }

    @Override
    public int lookup(Caller caller, long parent, ByteBuffer name, EntryReply reply)
            throws IOException {
        if (name.equals(ByteBuffer.wrap("fail-exception".getBytes()))) {
            throw new IllegalStateException(FAILURE);
        }
        if (name.equals(ByteBuffer.wrap("fail-errno".getBytes()))) {
            throw new ErrnoException("lookup", 28);
        }
        synchronized (this) {
            Node n = node(parent).children.get(name);
            return n == null ? ENOENT : found(n, reply);
        }
    }

    @Override
    public void forget(long node, long count) {
        lookups.addAndGet(-count);
    }

    @Override
    public int getattr(Caller caller, long node, long handle, AttributesReply reply) {
        reply.attributes(CACHED_MILLIS, attributes(node(node)));
        return 0;
    }

    @Override
    public synchronized int setattr(
            Caller caller, long node, AttributeChanges changes, AttributesReply reply) {
        Node n = node(node);
        if (changes.hasMode()) {
            n.mode = changes.mode();
        }
        if (changes.hasUid()) {
            n.uid = changes.uid();
        }
        if (changes.hasGid()) {
            n.gid = changes.gid();
        }
        if (changes.hasSize()) {
            n.content = Arrays.copyOf(n.content, (int) changes.sizeBytes());
        }
        reply.attributes(CACHED_MILLIS, attributes(n));
        return 0;
    }

    @Override
    public int readlink(Caller caller, long node, ByteBuffer into) {
        into.put(node(node).content);
        return 0;
    }

    @Override
    public int symlink(
            Caller caller, long parent, ByteBuffer name, ByteBuffer target, EntryReply reply) {
        return make(caller, parent, name, S_IFLNK | 0777, copy(target).array(), reply);
    }

    @Override
    public int mknod(
            Caller caller,
            long parent,
            ByteBuffer name,
            int mode,
            int umask,
            int device,
            EntryReply reply) {
        return make(caller, parent, name, mode & ~umask, new byte[0], reply);
    }

    @Override
    public int mkdir(
            Caller caller, long parent, ByteBuffer name, int mode, int umask, EntryReply reply) {
        return make(caller, parent, name, S_IFDIR | (mode & ~umask), new byte[0], reply);
    }

    @Override
    public synchronized int unlink(Caller caller, long parent, ByteBuffer name) {
        return node(parent).children.remove(name) == null ? ENOENT : 0;
    }

    @Override
    public synchronized int rmdir(Caller caller, long parent, ByteBuffer name) {
        Map<ByteBuffer, Node> siblings = node(parent).children;
        if (!siblings.get(name).children.isEmpty()) {
            return ENOTEMPTY;
        }
        siblings.remove(name);
        return 0;
    }

    @Override
    public synchronized int rename(
            Caller caller,
            long parent,
            ByteBuffer name,
            long newParent,
            ByteBuffer newName,
            int flags) {
        if (flags != 0) {
            return FuseErrno.EINVAL;
        }
        Node moved = node(parent).children.remove(name);
        node(newParent).children.put(copy(newName), moved);
        return 0;
    }

    @Override
    public int link(
            Caller caller, long node, long newParent, ByteBuffer newName, EntryReply reply) {
        synchronized (this) {
            node(newParent).children.put(copy(newName), node(node));
        }
        return found(node(node), reply);
    }

    @Override
    public int open(Caller caller, long node, int flags, boolean killsPrivileges, OpenReply reply) {
        if ((flags & 01000) != 0) {
            node(node).content = new byte[0];
        }
        reply.opened(node, OpenReply.KEEP_CACHE);
        return 0;
    }

    @Override
    public int create(
            Caller caller,
            long parent,
            ByteBuffer name,
            int mode,
            int umask,
            int flags,
            CreateReply reply) {
        ByteBuffer scratch = ByteBuffer.allocate(256).order(ByteOrder.nativeOrder());
        EntryReply entry = new EntryReply(scratch, 0);
        int errno = make(caller, parent, name, mode & ~umask, new byte[0], entry);
        if (errno != 0) {
            return errno;
        }
        Node made = node(scratch.getLong(0));
        reply.entry(made.id, 0, CACHED_MILLIS, CACHED_MILLIS, attributes(made));
        reply.opened(made.id, OpenReply.KEEP_CACHE);
        return 0;
    }

    @Override
    public int read(Caller caller, long node, long handle, long offsetBytes, ByteBuffer into) {
        byte[] content = node(node).content;
        int from = (int) Math.min(offsetBytes, content.length);
        into.put(content, from, Math.min(into.remaining(), content.length - from));
        return 0;
    }

    @Override
    public synchronized int write(
            Caller caller,
            long node,
            long handle,
            long offsetBytes,
            ByteBuffer data,
            int writeFlags,
            int flags,
            CountReply reply) {
        Node n = node(node);
        int length = data.remaining();
        int end = (int) offsetBytes + length;
        if (end > n.content.length) {
            n.content = Arrays.copyOf(n.content, end);
        }
        data.get(n.content, (int) offsetBytes, length);
        reply.count(length);
        return 0;
    }

    @Override
    public int statfs(Caller caller, long node, StatfsReply reply) {
        reply.statistics(new FileSystemStatistics(1000, 900, 800, 70, 60, 4096, 255, 4096));
        return 0;
    }

    @Override
    public int release(Caller caller, long node, long handle, int flags) {
        return 0;
    }

    @Override
    public int fsync(Caller caller, long node, long handle, boolean dataOnly) throws IOException {
        fsyncs.incrementAndGet();
        CountDownLatch hold = holdFsync;
        if (hold != null) {
            fsyncBegun.countDown();
            try {
                hold.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        return 0;
    }

    @Override
    public int opendir(Caller caller, long node, int flags, OpenReply reply) {
        reply.opened(node, 0);
        return 0;
    }

    @Override
    public synchronized int readdir(
            Caller caller, long node, long handle, long offset, DirectoryReply reply) {
        long next = 0;
        for (Map.Entry<ByteBuffer, Node> child : node(node).children.entrySet()) {
            next++;
            Node n = child.getValue();
            if (next > offset && !reply.add(n.id, next, n.mode >> 12, child.getKey())) {
                break;
            }
        }
        return 0;
    }

    @Override
    public synchronized int readdirplus(
            Caller caller, long node, long handle, long offset, DirectoryReply reply) {
        long next = 0;
        for (Map.Entry<ByteBuffer, Node> child : node(node).children.entrySet()) {
            next++;
            Node n = child.getValue();
            if (next <= offset) {
                continue;
            }
            if (!reply.addWithNode(
                    n.id,
                    0,
                    CACHED_MILLIS,
                    CACHED_MILLIS,
                    attributes(n),
                    n.id,
                    next,
                    n.mode >> 12,
                    child.getKey())) {
                break;
            }
            lookups.incrementAndGet();
        }
        return 0;
    }

    @Override
    public int releasedir(Caller caller, long node, long handle) {
        return 0;
    }

    @Override
    public int fsyncdir(Caller caller, long node, long handle, boolean dataOnly) {
        return 0;
    }
}
