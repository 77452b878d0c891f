package org.msed.platform.mount;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * One line of /proc/self/mountinfo, proc_pid_mountinfo(5).
 *
 * @param id of the mount; may be used again after it is unmounted
 * @param parentId the mount that this one is mounted on
 * @param major of the device number that stat(2) shows
 * @param minor of the device number; with major 0 it is the name of a FUSE connection
 * @param root directory of the file system that is seen at the mount point
 * @param mountPoint where
 * @param options of the mount, for example {@code rw,nosuid}
 * @param type for example {@code ext4} or {@code fuse.msed}
 * @param source the device, or what the file system calls itself
 * @param superOptions of the file system
 */
public record MountEntry(
        int id,
        int parentId,
        int major,
        int minor,
        String root,
        Path mountPoint,
        String options,
        String type,
        String source,
        String superOptions) {

    private static final Set<String> NETWORK_TYPES =
            Set.of(
                    "9p",
                    "afs",
                    "beegfs",
                    "ceph",
                    "cifs",
                    "coda",
                    "davfs",
                    "glusterfs",
                    "gpfs",
                    "lustre",
                    "ncpfs",
                    "nfs",
                    "nfs4",
                    "orangefs",
                    "pvfs2",
                    "smb3",
                    "smbfs");

    private static final Set<String> NETWORK_FUSE_TYPES =
            Set.of(
                    "ceph",
                    "ceph-fuse",
                    "curlftpfs",
                    "davfs",
                    "gcsfuse",
                    "glusterfs",
                    "rclone",
                    "s3fs",
                    "sshfs",
                    "weed");

    /**
     * Whether the content lies on other machines, so that access may hang when they are gone.
     *
     * @return true for NFS, SMB, Ceph, GlusterFS, sshfs and their kind
     */
    public boolean isNetwork() {
        return NETWORK_TYPES.contains(type)
                || (type.startsWith("fuse.")
                        && NETWORK_FUSE_TYPES.contains(type.substring("fuse.".length())));
    }

    /**
     * Whether a process of this machine serves it.
     *
     * @return true for {@code fuse} and its subtypes, not for {@code fuseblk}
     */
    public boolean isFuse() {
        return type.equals("fuse") || type.startsWith("fuse.");
    }

    /**
     * Whether an option of the mount is set.
     *
     * @param option for example {@code nosuid}
     * @return whether it is among {@link #options}
     */
    public boolean has(String option) {
        return List.of(options.split(",")).contains(option);
    }

    /**
     * The device number as text.
     *
     * @return for example {@code 0:52}
     */
    public String device() {
        return major + ":" + minor;
    }
}
