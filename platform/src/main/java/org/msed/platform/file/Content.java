package org.msed.platform.file;

import java.nio.ByteBuffer;
import org.msed.platform.natives.ErrnoException;
import org.msed.platform.natives.NativeFiles;

/**
 * Content of open files, in direct buffers that are not copied. Positions of files are not used,
 * only offsets; any number of threads may work on one file.
 */
public final class Content {
    /** In an allocation: the size stays (FALLOC_FL_KEEP_SIZE). */
    public static final int KEEP_SIZE = 1;

    /** In an allocation: makes a hole; needs {@link #KEEP_SIZE} (FALLOC_FL_PUNCH_HOLE). */
    public static final int PUNCH_HOLE = 2;

    /** In an allocation: zeroes without writing (FALLOC_FL_ZERO_RANGE). */
    public static final int ZERO_RANGE = 0x10;

    /** {@code _IOW(0x94, 9, int)}, ioctl_ficlone(2). */
    private static final long FICLONE = 0x40049409L;

    private static final int WILL_NEED = 3;
    private static final int DONT_NEED = 4;
    private static final int SEEK_DATA = 3;
    private static final int SEEK_HOLE = 4;

    private Content() {}

    /**
     * pread(2), once.
     *
     * @param file open for reading
     * @param into direct; its position moves behind what was read
     * @param offset in the file
     * @return how many bytes; 0 at the end of the file
     * @throws ErrnoException as pread(2)
     */
    public static int read(Descriptor file, ByteBuffer into, long offset) throws ErrnoException {
        int number = file.enter("pread");
        try {
            long address = NativeFiles.address(into);
            long done = NativeFiles.C.pread(number, address, into.remaining(), offset);
            if (done < 0) {
                throw Scratch.failure("pread", file);
            }
            into.position(into.position() + (int) done);
            return (int) done;
        } finally {
            file.leave();
        }
    }

    /**
     * pwrite(2), once.
     *
     * @param file open for writing, without O_APPEND
     * @param from direct; its position moves behind what was written
     * @param offset in the file
     * @return how many bytes: fewer than there were when the disk became full or RLIMIT_FSIZE is
     *     reached on the way
     * @throws ErrnoException ENOSPC, EIO; as pwrite(2)
     */
    public static int write(Descriptor file, ByteBuffer from, long offset) throws ErrnoException {
        int number = file.enter("pwrite");
        try {
            long address = NativeFiles.address(from);
            long done = NativeFiles.C.pwrite(number, address, from.remaining(), offset);
            if (done < 0) {
                throw Scratch.failure("pwrite", file);
            }
            from.position(from.position() + (int) done);
            return (int) done;
        } finally {
            file.leave();
        }
    }

    /**
     * Writes all of a buffer.
     *
     * @param file open for writing, without O_APPEND
     * @param from direct; its position moves behind what was written
     * @param offset in the file
     * @throws ErrnoException ENOSPC, EIO; as pwrite(2). What comes before the position was written
     */
    public static void writeAll(Descriptor file, ByteBuffer from, long offset)
            throws ErrnoException {
        long at = offset;
        while (from.hasRemaining()) {
            at += write(file, from, at);
        }
    }

    /**
     * ftruncate(2).
     *
     * @param file open for writing
     * @param sizeBytes the new size
     * @throws ErrnoException as ftruncate(2)
     */
    public static void truncate(Descriptor file, long sizeBytes) throws ErrnoException {
        int number = file.enter("ftruncate");
        try {
            check(NativeFiles.C.ftruncate(number, sizeBytes), "ftruncate", file);
        } finally {
            file.leave();
        }
    }

    /**
     * fallocate(2).
     *
     * @param file open for writing
     * @param mode 0, or flags of this class
     * @param offset where it begins
     * @param lengthBytes above 0
     * @throws ErrnoException EOPNOTSUPP: the file system does not do this; ENOSPC; as fallocate(2)
     */
    public static void allocate(Descriptor file, int mode, long offset, long lengthBytes)
            throws ErrnoException {
        int number = file.enter("fallocate");
        try {
            int done = NativeFiles.C.fallocate(number, mode, offset, lengthBytes);
            check(done, "fallocate", file);
        } finally {
            file.leave();
        }
    }

    /**
     * ioctl_ficlone(2): makes a file share all blocks of another, so that neither sees what is
     * written to the other afterwards.
     *
     * @param to open for writing
     * @param from open for reading
     * @return false: the file system does not do this, or they are on two
     * @throws ErrnoException ENOSPC, EIO; as ioctl_ficlone(2)
     */
    public static boolean share(Descriptor to, Descriptor from) throws ErrnoException {
        int target = to.enter("ioctl");
        try {
            int source = from.enter("ioctl");
            try {
                if (NativeFiles.C.ioctl(target, FICLONE, source) == 0) {
                    return true;
                }
                int errno = NativeFiles.errno();
                boolean cannot =
                        errno == FileErrno.EOPNOTSUPP
                                || errno == FileErrno.EXDEV
                                || errno == FileErrno.EINVAL
                                || errno == FileErrno.ENOTTY;
                if (cannot) {
                    return false;
                }
                throw new ErrnoException("ioctl_ficlone(" + from + ")", errno);
            } finally {
                from.leave();
            }
        } finally {
            to.leave();
        }
    }

    /**
     * lseek(2) with SEEK_DATA. Moves the file's position, which nothing here uses.
     *
     * @param file open for reading
     * @param offset where to begin
     * @return where the next data begins, {@code offset} itself included; -1 when there is none
     * @throws ErrnoException as lseek(2), but ENXIO
     */
    public static long nextData(Descriptor file, long offset) throws ErrnoException {
        return seek(file, offset, SEEK_DATA);
    }

    /**
     * lseek(2) with SEEK_HOLE.
     *
     * @param file open for reading
     * @param offset where to begin
     * @return where the next hole begins, the end of the file counting as one; -1 when {@code
     *     offset} lies beyond the end
     * @throws ErrnoException as lseek(2), but ENXIO
     */
    public static long nextHole(Descriptor file, long offset) throws ErrnoException {
        return seek(file, offset, SEEK_HOLE);
    }

    private static long seek(Descriptor file, long offset, int whence) throws ErrnoException {
        int number = file.enter("lseek");
        try {
            long found = NativeFiles.C.lseek(number, offset, whence);
            if (found < 0 && NativeFiles.errno() != FileErrno.ENXIO) {
                throw Scratch.failure("lseek", file);
            }
            return found;
        } finally {
            file.leave();
        }
    }

    /**
     * Drops what the kernel holds of a range, so that the next read is one of the disk. What is not
     * written back yet stays, and a file system may not do it at all.
     *
     * @param file open, not O_PATH
     */
    public static void dropCached(Descriptor file, long offset, long lengthBytes)
            throws ErrnoException {
        advise(file, offset, lengthBytes, DONT_NEED);
    }

    /** Has a range read from the disk already, as far as the kernel likes; does not block. */
    public static void readAhead(Descriptor file, long offset, long lengthBytes)
            throws ErrnoException {
        advise(file, offset, lengthBytes, WILL_NEED);
    }

    private static void advise(Descriptor file, long offset, long lengthBytes, int advice)
            throws ErrnoException {
        int number = file.enter("posix_fadvise");
        try {
            int errno = NativeFiles.C.posix_fadvise(number, offset, lengthBytes, advice);
            if (errno != 0) {
                throw new ErrnoException("posix_fadvise", errno);
            }
        } finally {
            file.leave();
        }
    }

    /**
     * fsync(2): content and attributes are on disk on return; of a directory its names. Blocks.
     *
     * @param file open, not O_PATH
     * @throws ErrnoException EIO: something was lost, and a second call may say otherwise
     */
    public static void sync(Descriptor file) throws ErrnoException {
        int number = file.enter("fsync");
        try {
            check(NativeFiles.C.fsync(number), "fsync", file);
        } finally {
            file.leave();
        }
    }

    /**
     * fdatasync(2): content, and the attributes that are needed to read it, are on disk on return.
     * Blocks.
     *
     * @param file open, not O_PATH
     * @throws ErrnoException as {@link #sync}
     */
    public static void syncData(Descriptor file) throws ErrnoException {
        int number = file.enter("fdatasync");
        try {
            check(NativeFiles.C.fdatasync(number), "fdatasync", file);
        } finally {
            file.leave();
        }
    }

    /**
     * syncfs(2): everything of the file system is on disk on return. Blocks, for seconds maybe.
     *
     * @param file any open file or directory of it, not O_PATH
     * @throws ErrnoException EIO: something was lost since this file was opened (Linux 5.8)
     */
    public static void syncFileSystem(Descriptor file) throws ErrnoException {
        int number = file.enter("syncfs");
        try {
            check(NativeFiles.C.syncfs(number), "syncfs", file);
        } finally {
            file.leave();
        }
    }

    private static void check(int result, String call, Descriptor file) throws ErrnoException {
        if (result != 0) {
            throw Scratch.failure(call, file);
        }
    }
}
