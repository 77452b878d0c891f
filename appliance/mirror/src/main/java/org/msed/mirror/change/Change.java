package org.msed.mirror.change;

import java.nio.ByteBuffer;

/**
 * One change that was carried out on the holder, with its result and not its request (design 6.4).
 *
 * <p>Files are named by the holder's inode number within a dataset; the standby learns them from
 * {@link Bind} and {@link Create}. Names and paths are raw bytes without a terminating zero, and
 * arrays are not copied: whoever makes a change leaves them alone afterwards.
 */
public sealed interface Change {

    /** Index of the dataset within the pair, from 0, in the order of the datasets' names. */
    int dataset();

    /**
     * From now on {@code inode} means the file with this name.
     *
     * @param inode the holder's inode number
     * @param path relative to the dataset's directory, empty for the directory itself
     */
    record Bind(int dataset, long inode, byte[] path) implements Change {}

    /** The number may be given to another file: the standby forgets it. */
    record Unbind(int dataset, long inode) implements Change {}

    /**
     * A file, directory, symbolic link, device, pipe or socket was made; its number is bound.
     *
     * @param parent the directory's inode number
     * @param inode the new one's
     * @param mode type and permission bits as of stat(2)
     * @param device of a device node, as stat's rdev encoded by makedev(3); else 0
     * @param target of a symbolic link; else empty
     */
    record Create(
            int dataset,
            long parent,
            byte[] name,
            long inode,
            int mode,
            int uid,
            int gid,
            long device,
            byte[] target)
            implements Change {}

    /** A further name for a file. */
    record Link(int dataset, long inode, long parent, byte[] name) implements Change {}

    /**
     * A name was removed, by unlink(2) or rmdir(2).
     *
     * @param directory whether it named a directory
     */
    record Remove(int dataset, long parent, byte[] name, boolean directory) implements Change {}

    /**
     * A name was moved.
     *
     * @param flags of renameat2(2): 0, RENAME_NOREPLACE (1) or RENAME_EXCHANGE (2)
     */
    record Rename(int dataset, long parent, byte[] name, long newParent, byte[] newName, int flags)
            implements Change {}

    /**
     * Bytes were written.
     *
     * @param offset in the file, never "at the end": the place where they came to be
     * @param data the bytes from position to limit; read before the call that takes it returns
     */
    record Write(int dataset, long inode, long offset, ByteBuffer data) implements Change {}

    /** The file has this size now. */
    record Truncate(int dataset, long inode, long size) implements Change {}

    /**
     * Space was reserved, released or zeroed.
     *
     * @param mode of fallocate(2)
     */
    record Allocate(int dataset, long inode, int mode, long offset, long length)
            implements Change {}

    /**
     * Permission bits.
     *
     * @param mode the twelve bits of chmod(2)
     */
    record SetMode(int dataset, long inode, int mode) implements Change {}

    /** Owner and group. */
    record SetOwner(int dataset, long inode, int uid, int gid) implements Change {}

    /**
     * Time of the last modification, as of stat(2); the time of the last access is not mirrored.
     */
    record SetTimes(int dataset, long inode, long mtimeSeconds, int mtimeNanos) implements Change {}

    /** An extended attribute or access control list, whole. */
    record SetXattr(int dataset, long inode, byte[] name, byte[] value) implements Change {}

    /** An extended attribute is gone. */
    record RemoveXattr(int dataset, long inode, byte[] name) implements Change {}

    /**
     * No change, but a place in the order: the standby hears of it when it has carried out all that
     * comes before it and nothing that comes after.
     *
     * @param dataset 0
     * @param text of {@code org.msed.mirror.verify}
     */
    record Note(int dataset, byte[] text) implements Change {}

    /**
     * Everything before it that concerns its scope must be on the standby's disk before it is
     * answered.
     *
     * @param inode whose file; ignored for {@link Scope#FILE_SYSTEM}
     */
    record Barrier(int dataset, long inode, Scope scope) implements Change {

        /** What must be on disk. */
        public enum Scope {
            /** As fdatasync(2). */
            DATA,
            /** As fsync(2). */
            FILE,
            /** As syncfs(2), on the dataset's file system. */
            FILE_SYSTEM
        }
    }
}
