package org.msed.platform.mount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A user namespace of user 65534, who owns nothing here, with a device node of its own on a private
 * tmpfs: open or closed to him, while the machine's stays as it is.
 */
class OrdinaryUserIT {
    private static final int FUSE_MAJOR = 10;
    private static final int FUSE_MINOR = 229;

    private MountSpace space;
    private Path directory;

    @BeforeEach
    void open() throws Exception {
        space = new MountSpace();
        directory = Files.createTempDirectory("ordinary-user");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals("", space.sh("mount -t tmpfs -o mode=755 x '" + directory + "'"));
        String node = "mknod fuse c " + FUSE_MAJOR + " " + FUSE_MINOR;
        assertEquals("", space.sh("cd '" + directory + "' && mkdir data lib && " + node));
    }

    @AfterEach
    void close() throws Exception {
        space.sh("umount -l '" + directory + "'");
        space.close();
        Files.delete(directory);
    }

    /** The class path where the user may read it. */
    private String readableClassPath() throws Exception {
        return space.on(
                () -> {
                    List<String> copies = new ArrayList<>();
                    String[] parts =
                            System.getProperty("java.class.path").split(File.pathSeparator);
                    for (String part : parts) {
                        Path copy = directory.resolve("lib/" + copies.size() + ".jar");
                        copy(Path.of(part), copy);
                        copies.add(copy.toString());
                    }
                    return String.join(File.pathSeparator, copies);
                });
    }

    private static void copy(Path from, Path to) throws Exception {
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private String serve(String script) throws Exception {
        return space.sh(
                "exec setpriv --reuid=65534 --regid=65534 --clear-groups"
                        + " unshare --user --map-root-user --mount "
                        + String.join(
                                " ",
                                ServesFiles.java(),
                                "-Djava.io.tmpdir=/tmp",
                                "-cp",
                                readableClassPath(),
                                ServesFiles.class.getName(),
                                directory + "/data",
                                directory + "/fuse",
                                "'" + script + "'"));
    }

    @Test
    void openDeviceServesInAUserNamespaceAndIsAborted() throws Exception {
        space.sh("chmod 666 '" + directory + "/fuse'; chmod 777 '" + directory + "/data'");
        assertEquals("hello\n0:0\nended true\n", serve("echo hello > f; cat f; stat -c %u:%g f"));
    }

    @Test
    void closedDeviceIsRefusedWithTheCommandThatOpensIt() throws Exception {
        space.sh("chmod 600 '" + directory + "/fuse'");
        String said = serve("true");
        assertTrue(
                said.contains("root opens it with: chmod 0666 " + directory.resolve("fuse")), said);
    }

    @Test
    void missingDeviceIsRefusedWithTheCommandThatLoadsIt() throws Exception {
        space.sh("rm '" + directory + "/fuse'");
        assertTrue(serve("true").contains("root loads it with: modprobe fuse"));
    }
}
