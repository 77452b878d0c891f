package org.msed.bench.mirror;

import java.util.List;
import java.util.Locale;

/** Resident memory of the daemons when the kernel knows many files of the mirror. */
final class Memory {
    static final String NAME = "memory";

    private static final int DIRECTORIES = 100;
    private static final int FILES_EACH = 1_000;
    private static final double BAR_MEGABYTES = 300;
    private static final int LIMIT_SECONDS = 300;

    private final Bed bed;

    Memory(Bed bed) {
        this.bed = bed;
    }

    /** Makes the files, has each looked at, and reads what the kernel says. */
    List<String> measure() {
        bed.in(
                Bed.PRIMARY,
                LIMIT_SECONDS,
                """
                mkdir %1$s/many; cd %1$s/many
                for d in $(seq %2$d); do
                    mkdir $d
                    (cd $d; seq %3$d | xargs touch)
                done
                sync -f .
                ls -lR . >/run/many
                """
                        .formatted(Bed.MIRRORED, DIRECTORIES, FILES_EACH));
        String known = bed.in(Bed.PRIMARY, "msectl dataset show data | sed -n 's/ *files *//p'");
        List<String> lines =
                List.of(
                        line(Bed.PRIMARY, "files: " + known),
                        line(Bed.SECONDARY, "as the standby"));
        bed.in(Bed.PRIMARY, LIMIT_SECONDS, "rm -rf " + Bed.MIRRORED + "/many");
        return lines;
    }

    private String line(String node, String remark) {
        String kilobytes =
                bed.in(node, "awk '/^VmRSS/ { print $2 }' /proc/$(cat $MSE_RUN/msed.pid)/status");
        double megabytes = Double.parseDouble(kilobytes) / 1024;
        return Comparison.line(
                NAME + ", " + node + ", " + remark,
                String.format(Locale.ROOT, "%.0f", megabytes),
                Comparison.verdict(megabytes <= BAR_MEGABYTES, "MB, <= " + BAR_MEGABYTES));
    }
}
