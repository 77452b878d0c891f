package org.msed.platform.file;

import java.nio.ByteBuffer;
import org.msed.platform.natives.ErrnoException;
import org.msed.platform.natives.NativeFiles;

/**
 * How full a file system is, statvfs(3).
 *
 * @param blockBytes preferred unit of transfer
 * @param fragmentBytes unit of the block counts
 * @param blocks size
 * @param blocksFree free
 * @param blocksAvailable free to ordinary users
 * @param files inodes
 * @param filesFree free inodes
 * @param nameMaxBytes longest name
 * @param readOnly whether it is mounted read-only
 */
public record FileSystemSpace(
        int blockBytes,
        int fragmentBytes,
        long blocks,
        long blocksFree,
        long blocksAvailable,
        long files,
        long filesFree,
        int nameMaxBytes,
        boolean readOnly) {
    private static final int ST_RDONLY = 1;

    /**
     * Asks the file system that a file lies on.
     *
     * @param file any descriptor
     * @return its present state
     * @throws ErrnoException as fstatvfs(3)
     */
    public static FileSystemSpace of(Descriptor file) throws ErrnoException {
        int number = file.enter("fstatvfs");
        try {
            Scratch scratch = Scratch.get();
            if (NativeFiles.C.fstatvfs(number, scratch.structAddress) != 0) {
                throw Scratch.failure("fstatvfs", file);
            }
            ByteBuffer b = scratch.struct;
            return new FileSystemSpace(
                    (int) b.getLong(0),
                    (int) b.getLong(8),
                    b.getLong(16),
                    b.getLong(24),
                    b.getLong(32),
                    b.getLong(40),
                    b.getLong(48),
                    (int) b.getLong(80),
                    (b.getLong(72) & ST_RDONLY) != 0);
        } finally {
            file.leave();
        }
    }

    /**
     * Space that is taken, what only root may fill not counted.
     *
     * @return bytes
     */
    public long usedBytes() {
        return (blocks - blocksFree) * fragmentBytes;
    }

    /**
     * Space that ordinary users may still fill.
     *
     * @return bytes
     */
    public long availableBytes() {
        return blocksAvailable * fragmentBytes;
    }
}
