package org.msed.bench.mirror;

import java.time.Duration;
import org.msed.lab.space.Deadline;
import org.msed.lab.space.LabException;

/**
 * GlusterFS as Debian packages it: a volume of two replicas with the package's options, a brick on
 * each node's disk, mounted on the primary.
 */
final class GlusterPair {
    static final String PROGRAM = "glusterd";
    static final Place PLACE = new Place(Place.GLUSTERFS, "/srv/glusterfs");

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration STEP = Duration.ofMillis(300);

    private final Bed bed;

    GlusterPair(Bed bed) {
        this.bed = bed;
    }

    /** Starts it on both nodes and mounts the volume. */
    void start() {
        startOn(Bed.PRIMARY);
        startOn(Bed.SECONDARY);
        await("gluster peer probe " + Bed.SECONDARY);
        await("gluster peer status | grep -q 'Peer in Cluster (Connected)'");
        bed.in(
                Bed.PRIMARY,
                """
                gluster --mode=script volume create bench replica 2 \\
                    %1$s:/srv/brick %2$s:/srv/brick force
                gluster volume start bench
                mkdir -p %3$s
                """
                        .formatted(Bed.PRIMARY, Bed.SECONDARY, PLACE.directory()));
        await("mount -t glusterfs " + Bed.PRIMARY + ":/bench " + PLACE.directory());
    }

    /** What it writes outside its directories is kept from the machine's own. */
    private void startOn(String node) {
        bed.in(
                node,
                """
                mkdir -p /srv/gluster-log /srv/brick /var/log/glusterfs /run/gluster
                mount -t tmpfs tmpfs /var/lib/glusterd
                mount --bind /srv/gluster-log /var/log/glusterfs
                setsid glusterd -p /run/glusterd.pid </dev/null >/srv/gluster-log/out 2>&1
                """);
    }

    private void await(String command) {
        boolean done =
                Deadline.reached(
                        LIMIT,
                        STEP,
                        () ->
                                bed.lab()
                                                .namespaces()
                                                .in(
                                                        bed.node(Bed.PRIMARY),
                                                        "",
                                                        30,
                                                        "sh",
                                                        "-c",
                                                        command)
                                                .exit()
                                        == 0);
        if (!done) {
            throw new LabException("GlusterFS in the lab: `" + command + "` fails");
        }
    }
}
