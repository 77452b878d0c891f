package org.msed.config;

import java.nio.file.Path;
import java.util.List;

/**
 * What the checks of datasets must know of this machine's directories.
 *
 * @param mounts the mounted file systems, in the order of {@link MountPoint#read}
 * @param places where msed's own files are
 */
public record Directories(List<MountPoint> mounts, Places places) {
    /** Copies the list. */
    public Directories {
        mounts = List.copyOf(mounts);
    }

    /** What msed itself runs from: a process that waits for its own mount hangs (design 6.7). */
    List<Path> own() {
        Path java = Path.of(System.getProperty("java.home"));
        return List.of(
                places.home(), places.etc(), places.data(), places.log(), places.run(), java);
    }
}
