package org.msed.platform.mount;

import java.nio.file.Path;
import org.msed.platform.fuse.FuseDevice;

/**
 * Where and how a FUSE file system is mounted.
 *
 * @param mountPoint an existing directory, absolute, without symbolic links
 * @param source what the mount table and df(1) show as the device, for example {@code data};
 *     without commas
 * @param device the FUSE device to open
 * @param workers how many threads serve: more than requests that may block at once
 */
public record MountOptions(Path mountPoint, String source, Path device, int workers) {
    /** Type in the mount table, by which our mounts are told from others. */
    public static final String TYPE = "fuse.msed";

    /** Checks what can be checked without a call. */
    public MountOptions {
        if (!mountPoint.isAbsolute() || !mountPoint.equals(mountPoint.normalize())) {
            throw new IllegalArgumentException("mount point must be absolute, got " + mountPoint);
        }
        if (source.isEmpty() || source.indexOf(',') >= 0) {
            throw new IllegalArgumentException("source must be a word, got '" + source + "'");
        }
    }

    /**
     * With the usual device.
     *
     * @param mountPoint as in the record
     * @param source as in the record
     * @param workers as in the record
     * @return the options
     */
    public static MountOptions of(Path mountPoint, String source, int workers) {
        return new MountOptions(mountPoint, source, FuseDevice.PATH, workers);
    }

    /**
     * Options for mount(2), see mount.fuse(8) and the kernel's filesystems/fuse: the kernel checks
     * permissions, and lets in every user it would let into the directory itself.
     */
    String data(int descriptor) {
        return "fd="
                + descriptor
                + ",rootmode=40000,user_id=0,group_id=0,default_permissions,allow_other";
    }
}
