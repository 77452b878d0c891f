package org.msed.platform.unixsocket;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Set;
import jnr.unixsocket.UnixServerSocketChannel;
import jnr.unixsocket.UnixSocketAddress;

/**
 * The socket's place in the file system. Whoever lives holds a lock on a file beside it, which the
 * kernel gives up for the dead; so a socket file under a free lock is a left-over.
 */
final class SocketFile {
    private static final int PATH_LIMIT_BYTES = 107;

    private final Path path;
    private final GroupPrincipal group;
    private final FileChannel lock;

    private SocketFile(Path path, GroupPrincipal group, FileChannel lock) {
        this.path = path;
        this.group = group;
        this.lock = lock;
    }

    static SocketFile claim(Path wanted, String groupName) throws IOException {
        Path path = wanted.toAbsolutePath();
        if (path.toString().getBytes().length > PATH_LIMIT_BYTES) {
            throw new FileSystemException(
                    path.toString(), null, "path must be at most " + PATH_LIMIT_BYTES + " bytes");
        }
        GroupPrincipal group = group(path, groupName);
        prepareDirectory(path.getParent(), group);
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !isSocket(path)) {
            throw new FileSystemException(
                    path.toString(), null, "is no socket and is left alone: move it away");
        }
        return new SocketFile(path, group, lock(path));
    }

    /** Binds in a directory that nobody else can enter, and moves the finished socket out of it. */
    void publish(UnixServerSocketChannel channel) throws IOException {
        Path hidden = path.resolveSibling(".new");
        Path socket = hidden.resolve("s");
        Files.deleteIfExists(socket);
        Files.deleteIfExists(hidden);
        Files.createDirectory(
                hidden,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        channel.socket().bind(new UnixSocketAddress(socket.toFile()));
        giveTo(group, socket);
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw----"));
        Files.move(socket, path, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(hidden);
    }

    void remove() throws IOException {
        Files.deleteIfExists(path);
    }

    void release() throws IOException {
        lock.close();
    }

    /** A machine without the group is a laboratory, or has no operators but root. */
    private static GroupPrincipal group(Path path, String name) throws IOException {
        if (name == null) {
            return null;
        }
        try {
            return path.getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByGroupName(name);
        } catch (UserPrincipalNotFoundException e) {
            return null;
        }
    }

    private static void giveTo(GroupPrincipal group, Path file) throws IOException {
        if (group != null) {
            Files.getFileAttributeView(file, PosixFileAttributeView.class).setGroup(group);
        }
    }

    private static void prepareDirectory(Path directory, GroupPrincipal group) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory.getParent());
            Files.createDirectory(directory);
            giveTo(group, directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-x---"));
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(directory);
        if (permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new FileSystemException(
                    directory.toString(),
                    null,
                    "others may write there, mode must be 0750: chmod 0750 " + directory);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        Path file = path.resolveSibling(path.getFileName() + ".lock");
        FileChannel channel =
                FileChannel.open(
                        file,
                        Set.of(
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE,
                                LinkOption.NOFOLLOW_LINKS),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            FileLock held = channel.tryLock();
            if (held != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new SocketInUseException(path);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new SocketInUseException(path);
    }

    private static boolean isSocket(Path path) throws IOException {
        int type = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 0xf000;
        return type == 0xc000;
    }
}
