package org.msed.platform.file;

/**
 * What statx(2) tells of a file.
 *
 * @param inode unique within {@code fileSystem}, unsigned
 * @param fileSystem st_dev as makedev(3) encodes it
 * @param mode type and permissions
 * @param links number of names, 0 when unlinked
 * @param uid owner
 * @param gid group
 * @param device of a device node, as makedev(3) encodes it; else 0
 * @param sizeBytes length
 * @param blocks allocated, in units of 512 bytes
 * @param blockSizeBytes preferred unit of transfer
 * @param accessSeconds last access since 1970
 * @param accessNanos 0 to 999,999,999
 * @param modifySeconds last change of content
 * @param modifyNanos 0 to 999,999,999
 * @param changeSeconds last change of content or attributes
 * @param changeNanos 0 to 999,999,999
 */
public record FileStatus(
        long inode,
        long fileSystem,
        int mode,
        int links,
        int uid,
        int gid,
        long device,
        long sizeBytes,
        long blocks,
        int blockSizeBytes,
        long accessSeconds,
        int accessNanos,
        long modifySeconds,
        int modifyNanos,
        long changeSeconds,
        int changeNanos) {
    /** The bits of a mode that are the type. */
    public static final int S_IFMT = 0170000;

    /** A socket. */
    public static final int S_IFSOCK = 0140000;

    /** A symbolic link. */
    public static final int S_IFLNK = 0120000;

    /** A regular file. */
    public static final int S_IFREG = 0100000;

    /** A block device. */
    public static final int S_IFBLK = 0060000;

    /** A directory. */
    public static final int S_IFDIR = 0040000;

    /** A character device. */
    public static final int S_IFCHR = 0020000;

    /** A pipe with a name. */
    public static final int S_IFIFO = 0010000;

    /**
     * A device number, gnu_dev_makedev of sys/sysmacros.h.
     *
     * @param major of the driver
     * @param minor of the device
     * @return as makedev(3) encodes it
     */
    public static long device(int major, int minor) {
        return (major & 0xfffff000L) << 32
                | (major & 0xfffL) << 8
                | (minor & 0xffffff00L) << 12
                | minor & 0xffL;
    }

    /**
     * The type alone.
     *
     * @return one of S_IF*
     */
    public int type() {
        return mode & S_IFMT;
    }

    /**
     * The permissions alone.
     *
     * @return the twelve bits of chmod(2)
     */
    public int permissions() {
        return mode & 07777;
    }
}
