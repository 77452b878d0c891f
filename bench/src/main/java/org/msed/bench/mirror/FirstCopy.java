package org.msed.bench.mirror;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.msed.lab.space.Deadline;
import org.msed.lab.space.LabException;

/**
 * The time until a standby with an empty directory has everything, durably; and rsync(1)'s for the
 * same files over the same link between plain directories of the same disks, from its start until
 * the receiver's file system was flushed.
 */
final class FirstCopy {
    private static final int LIMIT_SECONDS = 300;
    private static final Duration ATTACH_LIMIT = Duration.ofSeconds(60);
    private static final int RSYNC_PORT = 8730;
    private static final String TREE = "first-copy";
    private static final String PULLED = Bed.PLAIN + "/pulled";

    private final Bed bed;
    private final Content content;

    /**
     * What is copied.
     *
     * @param name by which it can be chosen
     * @param script makes it in an empty current directory
     */
    record Content(String name, String script) {
        static final Content FILE =
                new Content(
                        "first copy, one file of 1 GB", "head -c 1000000000 /dev/urandom >file");
        static final Content SMALL_FILES =
                new Content(
                        "first copy, 20,000 small files",
                        """
                        for d in $(seq 100); do mkdir $d; done
                        head -c 80M /dev/urandom | split -b 4096 -a 5 -d - x
                        n=0
                        for f in x*; do echo $f $((n++ % 100 + 1)); done |
                            awk '{ d[$2] = d[$2] " " $1 } END { for (k in d) print k d[k] }' |
                            while read -r d files; do mv $files $d/; done
                        """);
    }

    FirstCopy(Bed bed, Content content) {
        this.bed = bed;
        this.content = content;
    }

    String name() {
        return content.name();
    }

    /** Measures both, turn by turn, after a round that does not count. */
    List<String> measure(int runs) {
        String source = Bed.PLAIN + "/" + TREE;
        bed.in(
                Bed.PRIMARY,
                LIMIT_SECONDS,
                "mkdir %1$s; cd %1$s\n%2$s\ncp -a %1$s %3$s/; sync -f %3$s"
                        .formatted(source, content.script(), Bed.MIRRORED));
        startRsync();
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i <= runs; i++) {
            double rsync = rsync(source);
            double msed = msed();
            System.err.printf(Locale.ROOT, "%s: msed %.2f s, rsync %.2f s%n", name(), msed, rsync);
            if (i > 0) {
                ours.add(msed);
                theirs.add(rsync);
            }
        }
        bed.in(Bed.PRIMARY, LIMIT_SECONDS, "rm -rf " + source + " " + Bed.MIRRORED + "/" + TREE);
        return lines(new Figures(ours), new Figures(theirs));
    }

    private List<String> lines(Figures ours, Figures theirs) {
        Figures ratio = ours.dividedBy(theirs);
        return List.of(
                Comparison.line(name() + ", rsync", theirs.text(2), "s"),
                Comparison.line(name() + ", msed", ours.text(2), "s"),
                Comparison.line(
                        name() + ", msed / rsync",
                        ratio.text(2),
                        Comparison.verdict(ratio.median() <= 1, "<= 1")));
    }

    /** Its own protocol without encryption, which is the quickest that it has; once a lab. */
    private void startRsync() {
        bed.in(
                Bed.SECONDARY,
                """
                printf '%%s\\n' 'pid file = /run/rsync.pid' 'use chroot = no' 'uid = 0' 'gid = 0' \\
                    '[pulled]' 'path = %1$s' 'read only = no' >/run/rsyncd.conf
                [ -e /run/rsync.pid ] || setsid rsync --daemon --port=%2$d --config=/run/rsyncd.conf
                """
                        .formatted(PULLED, RSYNC_PORT));
    }

    private double rsync(String source) {
        bed.in(Bed.SECONDARY, "rm -rf %1$s; mkdir %1$s; sync -f /srv".formatted(PULLED));
        long start = System.nanoTime();
        bed.in(
                Bed.PRIMARY,
                LIMIT_SECONDS,
                "rsync -aHAX %s rsync://%s:%d/pulled/"
                        .formatted(source, bed.direct(Bed.SECONDARY), RSYNC_PORT));
        bed.in(Bed.SECONDARY, "sync -f " + PULLED);
        double seconds = (System.nanoTime() - start) / 1e9;
        bed.in(Bed.SECONDARY, "rm -rf " + PULLED + "; sync -f /srv");
        return seconds;
    }

    /** The standby's directory is emptied behind its back; then everything is asked for. */
    private double msed() {
        bed.in(
                Bed.SECONDARY,
                LIMIT_SECONDS,
                "find " + Bed.MIRRORED + " -mindepth 1 -delete; sync -f /srv");
        awaitAttached();
        long begun = now();
        bed.in(
                Bed.PRIMARY,
                LIMIT_SECONDS,
                "msectl resync data --full --yes --reason bench --timeout 280s");
        awaitAttached();
        long synced = 0;
        double seconds = Double.NaN;
        for (JsonNode event : events()) {
            long nanos = event.get("monotonicNanos").asLong();
            if (nanos > begun && event.get("reason").asText().equals("SYNCING")) {
                synced = nanos;
            } else if (synced != 0 && event.get("reason").asText().equals("ATTACHED")) {
                seconds = (nanos - synced) / 1e9;
            }
        }
        if (Double.isNaN(seconds)) {
            throw new LabException("no synchronisation is among the events of " + Bed.PRIMARY);
        }
        return seconds;
    }

    private long now() {
        JsonNode events = events();
        return events.get(events.size() - 1).get("monotonicNanos").asLong();
    }

    private JsonNode events() {
        String text = bed.in(Bed.PRIMARY, "msectl why " + Bed.PRIMARY + " --count 12 --json");
        try {
            return new ObjectMapper().readTree(text).get("events");
        } catch (JsonProcessingException e) {
            throw new LabException("msectl why printed " + text, e);
        }
    }

    private void awaitAttached() {
        boolean attached =
                Deadline.reached(
                        ATTACH_LIMIT,
                        Duration.ofMillis(300),
                        () ->
                                bed.lab()
                                        .msed()
                                        .status(bed.node(Bed.PRIMARY), Bed.PRIMARY)
                                        .filter(pair -> pair.serving() && pair.attached())
                                        .isPresent());
        if (!attached) {
            throw new LabException("the standby did not attach");
        }
    }
}
