package org.msed.bench.failover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.msed.lab.Lab;
import org.msed.lab.space.LabNode;

/** From the decision to take over until the client has its first answer from the new holder. */
final class FirstReply {
    private static final int DISK_WRITES = 20;
    private static final int DISK_BYTES = 4096;

    private final Lab lab;
    private final int runs;
    private final MsedContender msed;
    private final LabNode standby;
    private final List<Double> disk = new ArrayList<>();

    /** Milliseconds of each run that counts. */
    private record Figures(List<Double> reply, List<Double> address) {
        Figures() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    FirstReply(Lab lab, int runs) {
        this.lab = lab;
        this.runs = runs;
        this.msed = MsedContender.usual(lab);
        this.standby = lab.topology().node("mse2");
    }

    /** {@return the table} */
    List<String> measure() {
        Figures first = new Figures();
        Figures later = new Figures();
        int setAside = 0;
        msed.start();
        while (later.reply().size() < runs && setAside < runs) {
            msed.ready();
            lab.msed().stop(standby);
            lab.msed().start(standby);
            setAside += take(first) ? 0 : 1;
            setAside += take(later) ? 0 : 1;
        }
        msed.stop();
        List<String> lines = new ArrayList<>();
        lines.add(heading("takeover, in ms from the decision"));
        lines.add(line("first answer, first takeover of a daemon", first.reply()));
        lines.add(line("first answer, later takeovers", later.reply()));
        lines.add(line("address is set, first takeover of a daemon", first.address()));
        lines.add(line("address is set, later takeovers", later.address()));
        lines.add(line("of it this disk, 4 KB made durable, by itself", disk));
        lines.add("set aside: " + setAside);
        return lines;
    }

    static String heading(String what) {
        return String.format("%-50s %9s %9s %9s %5s", what, "median", "least", "most", "runs");
    }

    static String line(String what, List<Double> millis) {
        return String.format(
                Locale.ROOT,
                "%-50s %9.2f %9.2f %9.2f %5d",
                what,
                Sample.median(millis),
                millis.stream().mapToDouble(x -> x).min().orElse(Double.NaN),
                millis.stream().mapToDouble(x -> x).max().orElse(Double.NaN),
                millis.size());
    }

    /** One death of mse1. */
    private boolean take(Figures figures) {
        msed.ready();
        disk.add(durableMillis(lab, standby));
        Takeover seen = Takeover.by(lab, msed, () -> msed.fault("death", null));
        if (seen.counts()) {
            figures.reply().add(seen.replyMillis());
            figures.address().add(seen.addressMillis());
        }
        return seen.counts();
    }

    /** The record must be durable before the address is taken: what that costs here and now. */
    static double durableMillis(Lab lab, LabNode standby) {
        Path file = lab.disk(standby).resolve("disk-sample");
        ByteBuffer bytes = ByteBuffer.allocateDirect(DISK_BYTES);
        try (FileChannel out =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE)) {
            write(out, bytes);
            List<Double> millis = new ArrayList<>();
            for (int i = 0; i < DISK_WRITES; i++) {
                long before = System.nanoTime();
                write(out, bytes);
                millis.add((System.nanoTime() - before) / 1e6);
            }
            return Sample.median(millis);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        out.write(bytes.clear(), 0);
        out.force(false);
    }
}
