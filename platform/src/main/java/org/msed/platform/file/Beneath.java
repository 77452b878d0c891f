package org.msed.platform.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.msed.platform.natives.ErrnoException;
import org.msed.platform.natives.NativeFiles;

/** Opens a path below a directory and nowhere else: openat2(2), or name by name without it. */
final class Beneath {
    private static final long SYS_OPENAT2 = 437;
    private static final int OPEN_HOW_BYTES = 24;
    private static final long RESOLVE_NO_XDEV = 1;
    private static final long RESOLVE_NO_MAGICLINKS = 2;
    private static final long RESOLVE_NO_SYMLINKS = 4;
    private static final long RESOLVE_BENEATH = 8;
    private static final byte[] HERE = {'.'};

    /** Kernels before 5.6 lack the call, and some containers' filters answer EPERM for it. */
    private static volatile boolean missing;

    private Beneath() {}

    static Descriptor open(Descriptor directory, byte[] path, int flags, int mode)
            throws ErrnoException {
        byte[] below = path.length == 0 ? HERE : path;
        if (!missing) {
            int opened = openat2(directory, below, flags, mode);
            int errno = opened < 0 ? NativeFiles.errno() : 0;
            if (errno != FileErrno.ENOSYS && (errno != FileErrno.EPERM || works(directory))) {
                return result(opened, path, errno);
            }
            missing = true;
        }
        return openByName(directory, below, flags, mode);
    }

    private static Descriptor result(int opened, byte[] path, int errno) throws ErrnoException {
        if (errno != 0) {
            String shown = new String(path, StandardCharsets.UTF_8);
            throw new ErrnoException("openat2(" + shown + ")", errno);
        }
        return Descriptor.of(opened, "openat2", path);
    }

    /** Whether the call is allowed at all: opening the directory itself as O_PATH needs nothing. */
    private static boolean works(Descriptor directory) throws ErrnoException {
        int opened = openat2(directory, HERE, OpenFlags.O_PATH, 0);
        if (opened < 0) {
            return false;
        }
        Descriptor.of(opened, "openat2", HERE).close();
        return true;
    }

    /** struct open_how: flags 8, mode 8, resolve 8. */
    private static int openat2(Descriptor directory, byte[] path, int flags, int mode)
            throws ErrnoException {
        int number = directory.enter("openat2");
        try {
            Scratch scratch = Scratch.get();
            ByteBuffer how = scratch.struct;
            how.putLong(0, (flags | OpenFlags.O_CLOEXEC) & 0xffffffffL);
            how.putLong(8, (flags & OpenFlags.O_CREAT) == 0 ? 0 : mode);
            how.putLong(
                    16,
                    RESOLVE_NO_XDEV
                            | RESOLVE_NO_MAGICLINKS
                            | RESOLVE_NO_SYMLINKS
                            | RESOLVE_BENEATH);
            return (int)
                    NativeFiles.C.syscall(
                            SYS_OPENAT2,
                            number,
                            scratch.name(path),
                            scratch.structAddress,
                            OPEN_HOW_BYTES);
        } finally {
            directory.leave();
        }
    }

    /** The same rules without the call. */
    static Descriptor openByName(Descriptor directory, byte[] path, int flags, int mode)
            throws ErrnoException {
        List<byte[]> names = names(path);
        StatusBuffer status = new StatusBuffer();
        Attributes.read(directory, status);
        long device = status.fileSystem();
        Descriptor at = directory.open(HERE, OpenFlags.O_PATH | OpenFlags.O_DIRECTORY, 0);
        try {
            for (int i = 0; i < names.size(); i++) {
                boolean last = i == names.size() - 1;
                int how = last ? flags : OpenFlags.O_PATH | OpenFlags.O_DIRECTORY;
                Descriptor next = at.open(names.get(i), how, mode);
                at.close();
                at = next;
                Attributes.read(at, status);
                if (status.fileSystem() != device) {
                    throw leadsOut(path);
                }
            }
            return at;
        } catch (ErrnoException e) {
            at.close();
            throw e;
        }
    }

    private static List<byte[]> names(byte[] path) throws ErrnoException {
        List<byte[]> names = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= path.length; i++) {
            if (i == path.length || path[i] == '/') {
                if (i > from) {
                    names.add(Arrays.copyOfRange(path, from, i));
                }
                from = i + 1;
            }
        }
        boolean upward =
                names.stream().anyMatch(name -> Arrays.equals(name, new byte[] {'.', '.'}));
        if (upward || path[0] == '/') {
            throw leadsOut(path);
        }
        return names;
    }

    private static ErrnoException leadsOut(byte[] path) {
        String shown = new String(path, StandardCharsets.UTF_8);
        return new ErrnoException("open beneath(" + shown + ")", FileErrno.EXDEV);
    }
}
