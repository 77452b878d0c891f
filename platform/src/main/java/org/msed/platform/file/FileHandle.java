package org.msed.platform.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.msed.platform.natives.ErrnoException;
import org.msed.platform.natives.NativeFiles;

/**
 * A name for an inode that outlives its descriptors, name_to_handle_at(2). Opening one needs
 * CAP_DAC_READ_SEARCH in the first user namespace, making one a file system that has them.
 *
 * <pre>
 * struct file_handle: length 4, type 4, bytes
 * </pre>
 *
 * @param type of the file system's own numbering
 * @param bytes up to 128, for that file system alone to understand
 */
public record FileHandle(int type, byte[] bytes) {
    private static final int MAX_HANDLE_BYTES = 128;
    private static final int MOUNT_ID_AT = 200;

    /** FILEID_INO32_GEN of linux/exportfs.h: inode 4, generation 4. */
    private static final int INO32_GEN = 1;

    /** FILEID_INO64_GEN: inode 8, generation 4. */
    private static final int INO64_GEN = 0x81;

    /**
     * The handle of an open file.
     *
     * @param file any descriptor
     * @return its handle
     * @throws ErrnoException EOPNOTSUPP: the file system has none
     */
    public static FileHandle of(Descriptor file) throws ErrnoException {
        int number = file.enter("name_to_handle_at");
        try {
            return of(number, Scratch.EMPTY, Scratch.AT_EMPTY_PATH, file.toString());
        } finally {
            file.leave();
        }
    }

    /**
     * The handle of what a name leads to, a symbolic link itself.
     *
     * @param directory where
     * @param name the name
     * @return its handle
     * @throws ErrnoException ENOENT; EOPNOTSUPP: the file system has none
     */
    public static FileHandle of(Descriptor directory, byte[] name) throws ErrnoException {
        int number = directory.enter("name_to_handle_at");
        try {
            long path = Scratch.get().name(name);
            return of(number, path, 0, new String(name, StandardCharsets.UTF_8));
        } finally {
            directory.leave();
        }
    }

    private static FileHandle of(int directory, long name, int flags, String object)
            throws ErrnoException {
        Scratch scratch = Scratch.get();
        scratch.struct.putInt(0, MAX_HANDLE_BYTES);
        long address = scratch.structAddress;
        if (NativeFiles.C.name_to_handle_at(directory, name, address, address + MOUNT_ID_AT, flags)
                != 0) {
            throw new ErrnoException("name_to_handle_at(" + object + ")", NativeFiles.errno());
        }
        byte[] bytes = new byte[scratch.struct.getInt(0)];
        scratch.struct.get(8, bytes);
        return new FileHandle(scratch.struct.getInt(4), bytes);
    }

    /**
     * Whether handles can be made of a directory's file system and opened by this process.
     *
     * @param directory opened with O_DIRECTORY, not O_PATH
     * @return false in a user namespace, and on file systems without handles
     */
    public static boolean usable(Descriptor directory) {
        try {
            of(directory).open(directory, OpenFlags.O_PATH).close();
            return true;
        } catch (ErrnoException e) {
            return false;
        }
    }

    /**
     * open_by_handle_at(2).
     *
     * @param mount any open file or directory of that file system, not O_PATH
     * @param flags of {@link OpenFlags}
     * @return to be closed by the caller
     * @throws ErrnoException ESTALE: the inode is gone; EPERM without the capability
     */
    public Descriptor open(Descriptor mount, int flags) throws ErrnoException {
        int number = mount.enter("open_by_handle_at");
        try {
            Scratch scratch = Scratch.get();
            ByteBuffer struct = scratch.struct;
            struct.putInt(0, bytes.length).putInt(4, type).put(8, bytes);
            int opened =
                    NativeFiles.C.open_by_handle_at(
                            number, scratch.structAddress, flags | OpenFlags.O_CLOEXEC);
            if (opened < 0) {
                throw Scratch.failure("open_by_handle_at", mount);
            }
            return Descriptor.of(opened, "open_by_handle_at", bytes);
        } finally {
            mount.leave();
        }
    }

    /**
     * Whether this is a handle of that inode, as far as the handle's form tells.
     *
     * @param inode its number
     * @return false where it is another's, and where the form is not known
     */
    public boolean names(long inode) {
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        return switch (type) {
            case INO32_GEN -> bytes.length >= 8 && Integer.toUnsignedLong(b.getInt(0)) == inode;
            case INO64_GEN -> bytes.length >= 12 && b.getLong(0) == inode;
            default -> false;
        };
    }

    /**
     * The inode's generation, which tells two files apart that had one number after the other.
     *
     * @return as the file system counts; a digest of the handle where its form is not known
     */
    public int generation() {
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        return switch (type) {
            case INO32_GEN -> b.getInt(4);
            case INO64_GEN -> b.getInt(8);
            default -> Arrays.hashCode(bytes);
        };
    }
}
