package org.msed.bench.mirror;

import java.nio.file.Path;
import org.msed.lab.Lab;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.space.LabException;
import org.msed.lab.space.LabNode;
import org.msed.lab.space.Topology;

/** A lab whose pair mirrors a directory, on ext4. Methods block. */
final class Bed implements AutoCloseable {

    /** The mirrored directory. */
    static final String MIRRORED = "/srv/data";

    /** A directory beside it, of the same file system. */
    static final String PLAIN = "/srv/plain";

    static final String PRIMARY = "mse1";
    static final String SECONDARY = "mse2";

    private static final int DISK_MEGABYTES = 4_096;
    private static final int STEP_SECONDS = 120;

    /**
     * A longer wait than that of {@code ./demo up}: with both cores under load the daemons would be
     * late for the short one, and a failover is not what is measured.
     */
    private static final PairOptions OPTIONS =
            new PairOptions("available", "Automatic", "Manual", 500, 10_000, true, false);

    private final Lab lab;

    private Bed(Lab lab) {
        this.lab = lab;
    }

    /**
     * Makes it and waits until the pair is Active.
     *
     * @param separate whether each node gets an ext4 of its own in a loop device; it does anyway
     *     where the lab's directory is not on ext4
     */
    static Bed make(String name, boolean separate) {
        Bed bed =
                new Bed(
                        Lab.create(
                                name,
                                Topology.PAIR_DIRECT,
                                Path.of(System.getProperty("msed.home"))));
        try {
            for (String node : new String[] {PRIMARY, SECONDARY}) {
                boolean ext4 = bed.in(node, "stat -f -c %T /srv").startsWith("ext");
                if (separate || !ext4) {
                    bed.in(node, ownDisk());
                }
                bed.in(node, "mkdir -p " + PLAIN);
            }
            bed.lab.pairUp(OPTIONS);
            return bed;
        } catch (LabException e) {
            bed.close();
            throw e;
        }
    }

    /** Written in full, so that the file system beneath has nothing to allocate later. */
    private static String ownDisk() {
        return """
                head -c %1$dM /dev/zero >/srv/disk
                mkfs.ext4 -q -F -E lazy_itable_init=0,lazy_journal_init=0 /srv/disk
                sync -f /srv
                device=$(losetup --find --show --direct-io=on /srv/disk)
                mount "$device" /srv
                losetup --detach "$device"
                """
                .formatted(DISK_MEGABYTES);
    }

    Lab lab() {
        return lab;
    }

    LabNode node(String name) {
        return lab.topology().node(name);
    }

    /** Address of a node's end of the direct link. */
    String direct(String node) {
        return node(node).directAddress().orElseThrow();
    }

    /**
     * Runs a shell script in a node.
     *
     * @return what it printed, without the last line's end
     * @throws LabException it failed, with all that it printed
     */
    String in(String node, String script) {
        return in(node, STEP_SECONDS, script);
    }

    String in(String node, int limitSeconds, String script) {
        return lab.namespaces()
                .in(node(node), "set -e\n" + script, limitSeconds, "bash", "-s")
                .orFail()
                .output()
                .strip();
    }

    /** Whether a node has a program. */
    boolean has(String program) {
        return lab.namespaces()
                        .in(node(PRIMARY), "", STEP_SECONDS, "sh", "-c", "command -v " + program)
                        .exit()
                == 0;
    }

    @Override
    public void close() {
        lab.close();
    }
}
