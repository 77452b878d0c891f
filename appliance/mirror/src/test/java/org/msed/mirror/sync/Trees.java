package org.msed.mirror.sync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.Names;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.Xattrs;

/** Trees by chance, from few names so that two of them meet. */
final class Trees {
    private static final int FIFO = 0010000;
    private static final int CHARACTER = 0020000;

    /** user::rw-,user:7:r--,group::r--,mask::r--,other::---: acl(5), posix_acl_xattr.h. */
    private static final byte[] ACL = {
        2, 0, 0, 0, 1, 0, 6, 0, -1, -1, -1, -1, 2, 0, 4, 0, 7, 0, 0, 0, 4, 0, 4, 0, -1, -1, -1, -1,
        16, 0, 4, 0, -1, -1, -1, -1, 32, 0, 0, 0, -1, -1, -1, -1
    };

    private final Random random;

    Trees(Random random) {
        this.random = random;
    }

    /** Fills a directory. */
    void grow(Path directory, int levels) throws IOException {
        for (int left = random.nextInt(7); left > 0; left--) {
            Path name = directory.resolve("n" + random.nextInt(9));
            if (!Files.exists(name, LinkOption.NOFOLLOW_LINKS)) {
                make(name, levels);
            }
        }
    }

    private void make(Path path, int levels) throws IOException {
        switch (random.nextInt(levels > 0 ? 10 : 7)) {
            case 0 -> Files.createSymbolicLink(path, Path.of("to/" + random.nextInt(3)));
            case 1 -> node(path, random.nextBoolean() ? FIFO : CHARACTER);
            case 2 -> sparse(path);
            case 3 -> link(path);
            case 4, 5, 6 -> Files.write(path, bytes());
            default -> {
                Files.createDirectory(path);
                grow(path, levels - 1);
            }
        }
        attributes(path);
    }

    private byte[] bytes() {
        // Few contents, so that equal sizes with other bytes and equal files come about.
        byte[] bytes = new byte[random.nextInt(4) == 0 ? 300_000 + random.nextInt(2) : 1_000];
        new Random(random.nextInt(3)).nextBytes(bytes);
        return bytes;
    }

    private static void node(Path path, int type) throws IOException {
        try (Descriptor parent = open(path.getParent())) {
            byte[] name = path.getFileName().toString().getBytes();
            Names.makeNode(parent, name, type | 0600, type == CHARACTER ? 0x103 : 0);
        }
    }

    private void sparse(Path path) throws IOException {
        try (FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(bytes()), random.nextInt(4) << 18);
            file.write(ByteBuffer.wrap(new byte[] {1}), 2 << 20);
        }
    }

    private void link(Path path) throws IOException {
        List<Path> files = files(path.getParent());
        if (files.isEmpty()) {
            Files.write(path, bytes());
        } else {
            Files.createLink(path, files.get(random.nextInt(files.size())));
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        // Up to the second level: links across directories too.
        try (Stream<Path> walk = Files.walk(directory.getParent(), 2)) {
            return walk.filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS))
                    .filter(p -> p.startsWith(directory) || p.toString().contains("/tree/"))
                    .toList();
        }
    }

    /** Gives a name attributes by chance. */
    void attributes(Path path) throws IOException {
        boolean link = Files.isSymbolicLink(path);
        if (random.nextInt(3) == 0) {
            Files.setAttribute(path, "unix:uid", random.nextInt(3), LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", random.nextInt(3), LinkOption.NOFOLLOW_LINKS);
        }
        if (!link && random.nextInt(3) == 0) {
            int mode = random.nextBoolean() ? 04711 : 0640;
            Files.setAttribute(path, "unix:mode", mode);
        }
        if (!link && random.nextInt(4) == 0 && isPlain(path)) {
            xattr(path);
        }
        if (random.nextInt(2) == 0) {
            // Not by java.nio, which opens the file: a pipe would wait for its other end.
            try (Descriptor file = open(path)) {
                long seconds = 1_700_000_000;
                Attributes.setTimes(file, 0, Attributes.OMIT, seconds, random.nextInt(3));
            }
        }
    }

    private static boolean isPlain(Path path) {
        return Files.isRegularFile(path) || Files.isDirectory(path);
    }

    private void xattr(Path path) throws IOException {
        try (Descriptor file = open(path)) {
            if (random.nextBoolean()) {
                byte[] value = new byte[random.nextInt(20)];
                Xattrs.set(file, "user.x".getBytes(), value, 0);
            } else {
                Xattrs.set(file, "system.posix_acl_access".getBytes(), ACL, 0);
            }
        }
    }

    static Descriptor open(Path path) throws IOException {
        return Descriptor.open(path.toString().getBytes(), OpenFlags.O_PATH | OpenFlags.O_NOFOLLOW);
    }

    static void delete(Path root) throws IOException {
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path directory, IOException e)
                            throws IOException {
                        Files.delete(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /** All names below a directory. */
    static List<Path> names(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return new ArrayList<>(walk.filter(path -> !path.equals(root)).toList());
        }
    }
}
