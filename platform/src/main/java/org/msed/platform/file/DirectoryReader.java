package org.msed.platform.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.msed.platform.natives.ErrnoException;
import org.msed.platform.natives.NativeFiles;

/**
 * Reads a directory's entries by getdents64(2), {@code .} and {@code ..} among them. Not for
 * several threads, and only one reader a descriptor, whose position it moves.
 *
 * <pre>
 * struct linux_dirent64: inode 8, offset of the next 8, length 2, type 1, name and a zero
 * </pre>
 */
public final class DirectoryReader {
    /** Type of an entry: not told, ask the inode. */
    public static final int DT_UNKNOWN = 0;

    /** Type of an entry: a directory. */
    public static final int DT_DIR = 4;

    /** Type of an entry: a regular file. */
    public static final int DT_REG = 8;

    /** Type of an entry: a symbolic link. */
    public static final int DT_LNK = 10;

    /** A good size for the buffer. */
    public static final int BUFFER_BYTES = 32_768;

    private static final int NAME = 19;
    private static final int SEEK_SET = 0;

    private final Descriptor directory;
    private final ByteBuffer buffer;
    private int at;
    private int next;
    private int end;
    private int nameBytes;

    /**
     * A reader at the directory's beginning, or wherever its descriptor stands.
     *
     * @param directory opened with O_DIRECTORY, not O_PATH; stays the caller's
     * @param buffer direct, at least 512 bytes, used by this reader alone as long as it reads
     */
    public DirectoryReader(Descriptor directory, ByteBuffer buffer) {
        this.directory = directory;
        this.buffer = buffer.duplicate().clear().order(ByteOrder.nativeOrder());
    }

    /**
     * Goes on to the next entry.
     *
     * @return false at the end; asking again later shows what was added meanwhile
     * @throws ErrnoException as getdents64(2)
     */
    public boolean next() throws ErrnoException {
        if (next >= end) {
            fill();
            if (end == 0) {
                return false;
            }
        }
        at = next;
        next = at + (buffer.getShort(at + 16) & 0xffff);
        nameBytes = 0;
        while (buffer.get(at + NAME + nameBytes) != 0) {
            nameBytes++;
        }
        return true;
    }

    private void fill() throws ErrnoException {
        int number = directory.enter("getdents64");
        try {
            next = 0;
            end = 0;
            long address = NativeFiles.address(buffer);
            long filled = NativeFiles.C.getdents64(number, address, buffer.capacity());
            if (filled < 0) {
                throw Scratch.failure("getdents64", directory);
            }
            end = (int) filled;
        } finally {
            directory.leave();
        }
    }

    /**
     * Goes to another place.
     *
     * @param offset 0 for the beginning, or what {@link #nextOffset} said
     * @throws ErrnoException as lseek(2)
     */
    public void seek(long offset) throws ErrnoException {
        int number = directory.enter("lseek");
        try {
            next = 0;
            end = 0;
            if (NativeFiles.C.lseek(number, offset, SEEK_SET) < 0) {
                throw Scratch.failure("lseek", directory);
            }
        } finally {
            directory.leave();
        }
    }

    /**
     * The inode that the present entry names; of a mount point the covered one.
     *
     * @return its number
     */
    public long inode() {
        return buffer.getLong(at);
    }

    /**
     * Where the entry after the present one begins. Keeps its meaning while names come and go.
     *
     * @return for {@link #seek}
     */
    public long nextOffset() {
        return buffer.getLong(at + 8);
    }

    /**
     * The present entry's type.
     *
     * @return one of DT_*
     */
    public int type() {
        return buffer.get(at + 18) & 0xff;
    }

    /**
     * The present entry's name.
     *
     * @return a copy, 1 to 255 bytes
     */
    public byte[] name() {
        byte[] name = new byte[nameBytes];
        buffer.get(at + NAME, name);
        return name;
    }

    /**
     * The length of the present entry's name.
     *
     * @return 1 to 255 bytes
     */
    public int nameBytes() {
        return nameBytes;
    }

    /**
     * The present entry's name, where it lies.
     *
     * @return a view, valid until {@link #next} or {@link #seek}
     */
    public ByteBuffer nameView() {
        return buffer.slice(at + NAME, nameBytes);
    }

    /**
     * Whether the present entry is {@code .} or {@code ..}.
     *
     * @return true for these two
     */
    public boolean isSelfOrParent() {
        return buffer.get(at + NAME) == '.'
                && (nameBytes == 1 || nameBytes == 2 && buffer.get(at + NAME + 1) == '.');
    }
}
