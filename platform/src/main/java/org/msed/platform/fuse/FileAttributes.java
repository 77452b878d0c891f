package org.msed.platform.fuse;

/**
 * What stat(2) tells of a file: struct fuse_attr.
 *
 * @param inode inode number shown to applications
 * @param sizeBytes length of the content
 * @param blocks allocated, in units of 512 bytes
 * @param accessSeconds last access since 1970; may be negative
 * @param accessNanos 0 to 999,999,999
 * @param modifySeconds last change of content
 * @param modifyNanos 0 to 999,999,999
 * @param changeSeconds last change of content or attributes
 * @param changeNanos 0 to 999,999,999
 * @param mode type and permissions, S_IF* and 07777
 * @param links number of names
 * @param uid owner
 * @param gid group
 * @param device of a device node, as {@link #device} encodes it; otherwise 0
 * @param blockSizeBytes preferred unit of transfer
 */
public record FileAttributes(
        long inode,
        long sizeBytes,
        long blocks,
        long accessSeconds,
        int accessNanos,
        long modifySeconds,
        int modifyNanos,
        long changeSeconds,
        int changeNanos,
        int mode,
        int links,
        int uid,
        int gid,
        int device,
        int blockSizeBytes) {

    /**
     * A device number as the protocol carries it: 12 bits of major, 20 of minor (new_encode_dev in
     * linux/kdev_t.h).
     *
     * @param major 0 to 4095
     * @param minor 0 to 1,048,575
     * @return the number
     */
    public static int device(int major, int minor) {
        return (minor & 0xff) | (major << 8) | ((minor & ~0xff) << 12);
    }

    /**
     * The major part of an encoded device number.
     *
     * @param device as {@link #device} encodes it
     * @return 0 to 4095
     */
    public static int major(int device) {
        return (device >>> 8) & 0xfff;
    }

    /**
     * The minor part of an encoded device number.
     *
     * @param device as {@link #device} encodes it
     * @return 0 to 1,048,575
     */
    public static int minor(int device) {
        return (device & 0xff) | ((device >>> 12) & 0xfff00);
    }
}
