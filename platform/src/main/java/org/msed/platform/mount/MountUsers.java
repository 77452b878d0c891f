package org.msed.platform.mount;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which processes hold a mount, read from the links of /proc without touching the mount. */
final class MountUsers {
    private static final int ENOUGH = 10;

    private MountUsers() {}

    /**
     * Processes with a descriptor, working directory or root in a mount. Mapped files are not seen,
     * nor processes that this one may not look into.
     *
     * @return for example {@code postgres (4711)}, at most ten
     */
    static List<String> of(Path mountPoint) throws IOException {
        List<String> users = new ArrayList<>();
        try (DirectoryStream<Path> processes =
                Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (users.size() < ENOUGH && uses(process, mountPoint)) {
                    users.add(name(process) + " (" + process.getFileName() + ")");
                }
            }
        }
        return users;
    }

    private static boolean uses(Path process, Path mountPoint) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (leadsInto(descriptor, mountPoint)) {
                    return true;
                }
            }
            return Stream.of("cwd", "root")
                    .anyMatch(link -> leadsInto(process.resolve(link), mountPoint));
        } catch (IOException | DirectoryIteratorException e) {
            // Ended meanwhile, or another user's: the list is for a message only.
            return false;
        }
    }

    private static boolean leadsInto(Path link, Path mountPoint) {
        try {
            return Files.readSymbolicLink(link).startsWith(mountPoint);
        } catch (IOException e) {
            return false;
        }
    }

    private static String name(Path process) {
        try {
            return Files.readString(process.resolve("comm")).strip();
        } catch (IOException e) {
            return "?";
        }
    }
}
