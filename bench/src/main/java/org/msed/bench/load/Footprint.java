package org.msed.bench.load;

import java.util.Locale;
import org.msed.lab.Lab;
import org.msed.lab.space.LabNode;

/**
 * What the daemon of a node needs.
 *
 * @param residentKib resident memory, proc(5) VmRSS
 * @param threads how many
 * @param descriptors how many files it has open
 * @param ticks user and system time since its start, in units of {@code getconf CLK_TCK}
 */
record Footprint(long residentKib, int threads, int descriptors, long ticks) {

    private static final String SCRIPT =
            "p=/proc/$(cat $MSE_RUN/msed.pid); awk '/^VmRSS|^Threads/ { print $2 }' $p/status;"
                    + " ls $p/fd | wc -l; sed 's/.*) //' $p/stat | cut -d' ' -f12,13";

    /** Asks a node; blocks. */
    static Footprint of(Lab lab, LabNode node) {
        String[] said =
                lab.namespaces()
                        .in(node, "", 30, "sh", "-c", SCRIPT)
                        .orFail()
                        .output()
                        .trim()
                        .split("\\s+");
        return new Footprint(
                Long.parseLong(said[0]),
                Integer.parseInt(said[1]),
                Integer.parseInt(said[2]),
                Long.parseLong(said[3]) + Long.parseLong(said[4]));
    }

    double residentMib() {
        return residentKib / 1024.0;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%7.1f MiB %3d threads %5d files",
                residentMib(),
                threads,
                descriptors);
    }
}
