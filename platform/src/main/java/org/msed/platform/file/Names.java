package org.msed.platform.file;

import org.msed.platform.natives.ErrnoException;
import org.msed.platform.natives.NativeFiles;

/** Makes, moves and removes names in directories, which may be O_PATH descriptors. */
public final class Names {
    /** In a rename: EEXIST where the new name is there already. */
    public static final int RENAME_NOREPLACE = 1;

    /** In a rename: the two names change places. */
    public static final int RENAME_EXCHANGE = 2;

    private static final int AT_REMOVEDIR = 0x200;
    private static final int AT_SYMLINK_FOLLOW = 0x400;

    private Names() {}

    /**
     * mkdirat(2).
     *
     * @param directory where
     * @param name of the new directory
     * @param mode permissions, under the thread's umask
     * @throws ErrnoException as mkdir(2)
     */
    public static void makeDirectory(Descriptor directory, byte[] name, int mode)
            throws ErrnoException {
        int number = directory.enter("mkdirat");
        try {
            int made = NativeFiles.C.mkdirat(number, Scratch.get().name(name), mode);
            check(made, "mkdirat", name);
        } finally {
            directory.leave();
        }
    }

    /**
     * mknodat(2).
     *
     * @param directory where
     * @param name of the new file
     * @param mode type and permissions, under the thread's umask
     * @param device of a device node, as makedev(3) encodes it; else 0
     * @throws ErrnoException EPERM for devices in a user namespace; as mknod(2)
     */
    public static void makeNode(Descriptor directory, byte[] name, int mode, long device)
            throws ErrnoException {
        int number = directory.enter("mknodat");
        try {
            int made = NativeFiles.C.mknodat(number, Scratch.get().name(name), mode, device);
            check(made, "mknodat", name);
        } finally {
            directory.leave();
        }
    }

    /**
     * symlinkat(2).
     *
     * @param directory where
     * @param name of the link
     * @param target 1 to 4095 bytes
     * @throws ErrnoException as symlink(2)
     */
    public static void makeSymbolicLink(Descriptor directory, byte[] name, byte[] target)
            throws ErrnoException {
        int number = directory.enter("symlinkat");
        try {
            Scratch scratch = Scratch.get();
            int made =
                    NativeFiles.C.symlinkat(scratch.secondName(target), number, scratch.name(name));
            check(made, "symlinkat", name);
        } finally {
            directory.leave();
        }
    }

    /**
     * linkat(2): one more name for a file, through /proc/self/fd.
     *
     * @param file may be a symbolic link, which then gets the name itself
     * @param directory where
     * @param name the further name
     * @throws ErrnoException ENOENT: the file has no name any more; as link(2)
     */
    public static void link(Descriptor file, Descriptor directory, byte[] name)
            throws ErrnoException {
        int number = file.enter("linkat");
        try {
            int into = directory.enter("linkat");
            try {
                Scratch scratch = Scratch.get();
                long newName = scratch.secondName(name);
                int made =
                        NativeFiles.C.linkat(
                                Scratch.AT_FDCWD,
                                scratch.proc(number),
                                into,
                                newName,
                                AT_SYMLINK_FOLLOW);
                check(made, "linkat", name);
            } finally {
                directory.leave();
            }
        } finally {
            file.leave();
        }
    }

    /**
     * unlink(2).
     *
     * @param directory where
     * @param name of anything but a directory
     * @throws ErrnoException as unlink(2)
     */
    public static void remove(Descriptor directory, byte[] name) throws ErrnoException {
        unlink(directory, name, 0);
    }

    /**
     * rmdir(2).
     *
     * @param directory where
     * @param name of an empty directory
     * @throws ErrnoException as rmdir(2)
     */
    public static void removeDirectory(Descriptor directory, byte[] name) throws ErrnoException {
        unlink(directory, name, AT_REMOVEDIR);
    }

    private static void unlink(Descriptor directory, byte[] name, int flags) throws ErrnoException {
        int number = directory.enter("unlinkat");
        try {
            int gone = NativeFiles.C.unlinkat(number, Scratch.get().name(name), flags);
            check(gone, "unlinkat", name);
        } finally {
            directory.leave();
        }
    }

    /**
     * renameat2(2).
     *
     * @param directory where it is
     * @param name its name
     * @param newDirectory where it goes
     * @param newName its new name
     * @param flags 0, {@link #RENAME_NOREPLACE} or {@link #RENAME_EXCHANGE}
     * @throws ErrnoException as renameat2(2)
     */
    public static void rename(
            Descriptor directory, byte[] name, Descriptor newDirectory, byte[] newName, int flags)
            throws ErrnoException {
        int from = directory.enter("renameat2");
        try {
            int to = newDirectory.enter("renameat2");
            try {
                Scratch scratch = Scratch.get();
                long old = scratch.name(name);
                int moved =
                        NativeFiles.C.renameat2(from, old, to, scratch.secondName(newName), flags);
                check(moved, "renameat2", name);
            } finally {
                newDirectory.leave();
            }
        } finally {
            directory.leave();
        }
    }

    /**
     * The target of a symbolic link that is open as O_PATH.
     *
     * @param link the link
     * @return 1 to 4095 bytes
     * @throws ErrnoException ENOENT: it is no symbolic link; as readlink(2)
     */
    public static byte[] target(Descriptor link) throws ErrnoException {
        int number = link.enter("readlinkat");
        try {
            return readLink(number, Scratch.EMPTY, link);
        } finally {
            link.leave();
        }
    }

    /**
     * Where the kernel says an open file is now, as /proc/self/fd shows it.
     *
     * @param file the file
     * @return an absolute path in this mount namespace, with {@code " (deleted)"} behind it where
     *     that name is gone
     * @throws ErrnoException ENOENT where /proc is not mounted
     */
    public static byte[] path(Descriptor file) throws ErrnoException {
        int number = file.enter("readlink");
        try {
            return readLink(Scratch.AT_FDCWD, Scratch.get().proc(number), file);
        } finally {
            file.leave();
        }
    }

    private static byte[] readLink(int directory, long name, Descriptor link)
            throws ErrnoException {
        Scratch scratch = Scratch.get();
        long length =
                NativeFiles.C.readlinkat(directory, name, scratch.secondAddress, Scratch.PATH_MAX);
        if (length < 0) {
            throw Scratch.failure("readlinkat", link);
        }
        byte[] target = new byte[(int) length];
        scratch.second.get(0, target);
        return target;
    }

    private static void check(int result, String call, byte[] name) throws ErrnoException {
        if (result != 0) {
            throw Scratch.failure(call, name);
        }
    }
}
