package org.msed.platform.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.msed.platform.natives.NativeFiles;

/**
 * What {@link Attributes#read} found, to be used again for each call: a view of struct statx. Not
 * for several threads.
 */
public final class StatusBuffer {
    private static final int BYTES = 256;

    private final ByteBuffer b = ByteBuffer.allocateDirect(BYTES).order(ByteOrder.nativeOrder());
    final long address = NativeFiles.address(b);

    /**
     * Keeps the values.
     *
     * @return a copy
     */
    public FileStatus toStatus() {
        return new FileStatus(
                inode(),
                fileSystem(),
                mode(),
                links(),
                uid(),
                gid(),
                device(),
                sizeBytes(),
                blocks(),
                blockSizeBytes(),
                accessSeconds(),
                accessNanos(),
                modifySeconds(),
                modifyNanos(),
                changeSeconds(),
                changeNanos());
    }

    /**
     * The inode number.
     *
     * @return unique within {@link #fileSystem}, unsigned
     */
    public long inode() {
        return b.getLong(32);
    }

    /**
     * The file system it lies on.
     *
     * @return st_dev as makedev(3) encodes it
     */
    public long fileSystem() {
        return FileStatus.device(b.getInt(136), b.getInt(140));
    }

    /**
     * Type and permissions.
     *
     * @return S_IF* and 07777
     */
    public int mode() {
        return b.getShort(28) & 0xffff;
    }

    /**
     * The type alone.
     *
     * @return one of the S_IF* of {@link FileStatus}
     */
    public int type() {
        return mode() & FileStatus.S_IFMT;
    }

    /**
     * How many names it has.
     *
     * @return 0 when it is unlinked
     */
    public int links() {
        return b.getInt(16);
    }

    /**
     * The owner.
     *
     * @return user id
     */
    public int uid() {
        return b.getInt(20);
    }

    /**
     * The group.
     *
     * @return group id
     */
    public int gid() {
        return b.getInt(24);
    }

    /**
     * Of a device node, which device.
     *
     * @return as makedev(3) encodes it; else 0
     */
    public long device() {
        return FileStatus.device(b.getInt(128), b.getInt(132));
    }

    /**
     * Of a device node, the major number.
     *
     * @return 0 to 4095
     */
    public int deviceMajor() {
        return b.getInt(128);
    }

    /**
     * Of a device node, the minor number.
     *
     * @return 0 to 1,048,575
     */
    public int deviceMinor() {
        return b.getInt(132);
    }

    /**
     * The length.
     *
     * @return bytes
     */
    public long sizeBytes() {
        return b.getLong(40);
    }

    /**
     * The space it takes.
     *
     * @return in units of 512 bytes
     */
    public long blocks() {
        return b.getLong(48);
    }

    /**
     * The preferred unit of transfer.
     *
     * @return bytes
     */
    public int blockSizeBytes() {
        return b.getInt(4);
    }

    /**
     * The last access.
     *
     * @return seconds since 1970
     */
    public long accessSeconds() {
        return b.getLong(64);
    }

    /**
     * The last access, fraction.
     *
     * @return 0 to 999,999,999
     */
    public int accessNanos() {
        return b.getInt(72);
    }

    /**
     * The last change of content.
     *
     * @return seconds since 1970
     */
    public long modifySeconds() {
        return b.getLong(112);
    }

    /**
     * The last change of content, fraction.
     *
     * @return 0 to 999,999,999
     */
    public int modifyNanos() {
        return b.getInt(120);
    }

    /**
     * The last change of content or attributes.
     *
     * @return seconds since 1970
     */
    public long changeSeconds() {
        return b.getLong(96);
    }

    /**
     * The last change of content or attributes, fraction.
     *
     * @return 0 to 999,999,999
     */
    public int changeNanos() {
        return b.getInt(104);
    }

    /**
     * When the file was made.
     *
     * @return seconds since 1970; 0 where the file system does not know
     */
    public long birthSeconds() {
        return b.getLong(80);
    }

    /**
     * When the file was made, fraction.
     *
     * @return 0 to 999,999,999
     */
    public int birthNanos() {
        return b.getInt(88);
    }
}
