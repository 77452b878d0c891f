package org.msed.config;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A mounted file system, as the kernel's table says: asking the file system itself could hang.
 *
 * @param path where it is mounted
 * @param type for instance {@code ext4}, {@code nfs4}, {@code fuse.sshfs}
 * @param source what is mounted, for instance {@code /dev/sda1}, {@code server:/export}
 */
public record MountPoint(Path path, String type, String source) {
    /** The kernel's table of this process. */
    private static final Path TABLE = Path.of("/proc/self/mountinfo");

    /** What a mount of msed's own is called. */
    private static final String OWN = "fuse.msed";

    private static final Set<String> NETWORK =
            Set.of(
                    "nfs",
                    "nfs4",
                    "cifs",
                    "smb3",
                    "smbfs",
                    "9p",
                    "ceph",
                    "afs",
                    "coda",
                    "ncpfs",
                    "lustre",
                    "gfs2",
                    "ocfs2",
                    "glusterfs",
                    "beegfs",
                    "gpfs",
                    "pvfs2",
                    "orangefs",
                    "davfs",
                    "autofs",
                    "virtiofs",
                    "vboxsf",
                    "prl_fs",
                    "fuse",
                    "fuseblk");

    private static final Set<String> PSEUDO =
            Set.of(
                    "proc",
                    "sysfs",
                    "devtmpfs",
                    "devpts",
                    "cgroup",
                    "cgroup2",
                    "debugfs",
                    "tracefs",
                    "securityfs",
                    "configfs",
                    "mqueue",
                    "hugetlbfs",
                    "bpf",
                    "pstore",
                    "efivarfs",
                    "binfmt_misc",
                    "fusectl",
                    "nsfs",
                    "rpc_pipefs",
                    "selinuxfs",
                    "iso9660",
                    "squashfs",
                    "erofs",
                    "udf");

    /** Below the mount point in the line: separator, type, source. */
    private static final int AFTER_SEPARATOR = 1;

    private static final int MOUNT_POINT = 4;

    /** Whether it is one of msed's own, over the directory of a dataset. */
    public boolean own() {
        return type.equals(OWN);
    }

    /**
     * Whether an access may wait for another machine or for another process: network, automount and
     * all of FUSE but msed's own.
     */
    public boolean network() {
        return !own() && (NETWORK.contains(type) || type.startsWith("fuse."));
    }

    /** Whether it is none of a disk, or of one that is never written. */
    public boolean pseudo() {
        return PSEUDO.contains(type);
    }

    /** For people: {@code nfs4 from server:/export, mounted at /mnt}. */
    public String text() {
        return type + " from " + source + ", mounted at " + path;
    }

    /**
     * What a path lies on, by its text: the last mount on the way to it, msed's own left out.
     *
     * @param mounts in the order of {@link #parse}
     */
    static Optional<MountPoint> of(Path path, List<MountPoint> mounts) {
        return mounts.stream()
                .filter(mount -> !mount.own() && path.startsWith(mount.path()))
                .reduce((earlier, later) -> later);
    }

    /**
     * The file systems that this process sees, in the order of {@link #parse}. Touches none of
     * them.
     *
     * @throws IOException the table cannot be read
     */
    public static List<MountPoint> read() throws IOException {
        String table = new String(Files.readAllBytes(TABLE), StandardCharsets.UTF_8);
        return parse(table.lines().toList());
    }

    /**
     * Reads lines of proc_pid_mountinfo(5); what is no such line is passed over. The kernel's order
     * says little, its numbers all: each mount comes behind the one it is mounted on, and one that
     * hides others behind those, so that of all on the way to a path the last is the one it is on.
     *
     * <pre>
     * 36 35 98:0 /root /mount/point rw,noatime master:1 - ext3 /dev/root rw,errors=continue
     * number, parent's number, -, -, mount point, options, any number of fields, -, type, source
     * </pre>
     */
    static List<MountPoint> parse(List<String> lines) {
        Map<String, MountPoint> mounts = new LinkedHashMap<>();
        Map<String, List<String>> above = new LinkedHashMap<>();
        for (String line : lines) {
            List<String> fields = List.of(line.split(" "));
            int separator = fields.indexOf("-");
            if (separator > MOUNT_POINT && fields.size() > separator + AFTER_SEPARATOR + 1) {
                MountPoint mount =
                        new MountPoint(
                                Path.of(plain(fields.get(MOUNT_POINT))),
                                fields.get(separator + AFTER_SEPARATOR),
                                plain(fields.get(separator + AFTER_SEPARATOR + 1)));
                mounts.put(fields.get(0), mount);
                above.computeIfAbsent(fields.get(1), parent -> new ArrayList<>())
                        .add(fields.get(0));
            }
        }
        List<MountPoint> ordered = new ArrayList<>();
        List.copyOf(above.keySet()).stream()
                .filter(parent -> !mounts.containsKey(parent))
                .forEach(parent -> climb(parent, mounts, above, ordered));
        return ordered;
    }

    /** Of two mounts on the same one the nearer to the root is walked into first, and hides. */
    private static void climb(
            String parent,
            Map<String, MountPoint> mounts,
            Map<String, List<String>> above,
            List<MountPoint> ordered) {
        List<String> children = above.remove(parent);
        if (children == null) {
            return;
        }
        Comparator<String> depth = Comparator.comparing(id -> mounts.get(id).path().getNameCount());
        children.sort(depth.reversed());
        for (String child : children) {
            ordered.add(mounts.get(child));
            climb(child, mounts, above, ordered);
        }
    }

    /** Space, tab, line feed and backslash stand as a backslash and three octal digits. */
    private static String plain(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\\' && i + 3 < bytes.length) {
                out.write(Integer.parseInt(field(bytes, i + 1), 8));
                i += 3;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String field(byte[] bytes, int from) {
        return new String(bytes, from, 3, StandardCharsets.US_ASCII);
    }
}
