package org.msed.mirror.sync;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileErrno;
import org.msed.platform.file.FileStatus;
import org.msed.platform.file.Names;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.file.Xattrs;
import org.msed.platform.natives.ErrnoException;

/**
 * All that an inode is besides its content and its names.
 *
 * @param mode type and permissions
 * @param device of a device node, else 0
 * @param size of a file, else 0
 * @param target of a symbolic link, else empty
 * @param xattrs sorted by name; access control lists among them
 */
record Meta(
        int mode,
        int uid,
        int gid,
        long device,
        long size,
        long mtimeSeconds,
        int mtimeNanos,
        byte[] target,
        List<Xattr> xattrs) {

    private static final byte[] NOTHING = {};
    private static final int FIXED_BYTES = 3 * 4 + 3 * 8 + 4 + 2 + 2;

    /** An extended attribute. */
    record Xattr(byte[] name, byte[] value) {
        boolean same(Xattr other) {
            return Arrays.equals(name, other.name) && Arrays.equals(value, other.value);
        }
    }

    /** Reads it from an open file, O_PATH or not. */
    static Meta read(Descriptor file, StatusBuffer status) throws ErrnoException {
        Attributes.read(file, status);
        int type = status.type();
        boolean node = type == FileStatus.S_IFCHR || type == FileStatus.S_IFBLK;
        return new Meta(
                status.mode(),
                status.uid(),
                status.gid(),
                node ? status.device() : 0,
                type == FileStatus.S_IFREG ? status.sizeBytes() : 0,
                status.modifySeconds(),
                status.modifyNanos(),
                type == FileStatus.S_IFLNK ? Names.target(file) : NOTHING,
                xattrs(file));
    }

    private static List<Xattr> xattrs(Descriptor file) throws ErrnoException {
        List<byte[]> names;
        try {
            names = Xattrs.list(file);
        } catch (ErrnoException e) {
            if (e.errno() == FileErrno.EOPNOTSUPP) {
                return List.of();
            }
            throw e;
        }
        if (names.isEmpty()) {
            return List.of();
        }
        List<Xattr> xattrs = new ArrayList<>(names.size());
        for (byte[] name : names) {
            byte[] value = Xattrs.get(file, name);
            if (value != null) {
                xattrs.add(new Xattr(name, value));
            }
        }
        xattrs.sort(Comparator.comparing(Xattr::name, Arrays::compare));
        return xattrs;
    }

    int type() {
        return mode & FileStatus.S_IFMT;
    }

    boolean isDirectory() {
        return type() == FileStatus.S_IFDIR;
    }

    boolean isFile() {
        return type() == FileStatus.S_IFREG;
    }

    /** Whether the other is the same kind of thing, so that it need not be made anew. */
    boolean sameKind(Meta other) {
        return type() == other.type()
                && device == other.device
                && Arrays.equals(target, other.target);
    }

    /** Whether owner, mode, times and extended attributes are equal. */
    boolean sameAttributes(Meta other) {
        return mode == other.mode
                && uid == other.uid
                && gid == other.gid
                && sameTime(other)
                && sameXattrs(other);
    }

    private boolean sameTime(Meta other) {
        return mtimeSeconds == other.mtimeSeconds && mtimeNanos == other.mtimeNanos;
    }

    private boolean sameXattrs(Meta other) {
        if (xattrs.size() != other.xattrs.size()) {
            return false;
        }
        for (int i = 0; i < xattrs.size(); i++) {
            if (!xattrs.get(i).same(other.xattrs.get(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Gives a file these attributes. The order matters: a change of owner clears set-user-id and
     * capabilities, an access control list changes the mode.
     */
    void apply(Descriptor file, StatusBuffer status) throws ErrnoException {
        Meta now = read(file, status);
        if (uid != now.uid || gid != now.gid) {
            Attributes.setOwner(file, uid, gid);
        }
        if (!sameXattrs(now)) {
            applyXattrs(file, now);
        }
        if (type() != FileStatus.S_IFLNK) {
            Attributes.setMode(file, mode & 07777);
        }
        Attributes.setTimes(file, 0, Attributes.OMIT, mtimeSeconds, mtimeNanos);
    }

    private void applyXattrs(Descriptor file, Meta now) throws ErrnoException {
        for (Xattr old : now.xattrs) {
            if (xattrs.stream().noneMatch(xattr -> Arrays.equals(xattr.name, old.name))) {
                Xattrs.remove(file, old.name);
            }
        }
        for (Xattr xattr : xattrs) {
            if (now.xattrs.stream().noneMatch(xattr::same)) {
                Xattrs.set(file, xattr.name, xattr.value, 0);
            }
        }
    }

    int length() {
        int length = FIXED_BYTES + target.length;
        for (Xattr xattr : xattrs) {
            length += 2 + xattr.name.length + 4 + xattr.value.length;
        }
        return length;
    }

    void put(ByteBuffer to) {
        to.putInt(mode).putInt(uid).putInt(gid).putLong(device).putLong(size);
        to.putLong(mtimeSeconds).putInt(mtimeNanos);
        Wire.putBytes(to, target);
        to.putShort((short) xattrs.size());
        for (Xattr xattr : xattrs) {
            Wire.putBytes(to, xattr.name);
            to.putInt(xattr.value.length).put(xattr.value);
        }
    }

    static Meta get(ByteBuffer from) {
        int mode = from.getInt();
        int uid = from.getInt();
        int gid = from.getInt();
        long device = from.getLong();
        long size = from.getLong();
        long seconds = from.getLong();
        int nanos = from.getInt();
        byte[] target = Wire.getBytes(from);
        int count = Short.toUnsignedInt(from.getShort());
        List<Xattr> xattrs = new ArrayList<>(count);
        for (; count > 0; count--) {
            byte[] name = Wire.getBytes(from);
            byte[] value = new byte[from.getInt()];
            from.get(value);
            xattrs.add(new Xattr(name, value));
        }
        return new Meta(mode, uid, gid, device, size, seconds, nanos, target, xattrs);
    }
}
