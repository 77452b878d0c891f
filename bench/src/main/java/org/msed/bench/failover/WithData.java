package org.msed.bench.failover;

import java.util.ArrayList;
import java.util.List;
import org.msed.lab.Lab;
import org.msed.lab.space.LabNode;

/**
 * Moves of a pair that mirrors a directory: the standby opens the data before it takes the address
 * (ha-protocol R16, R16a). Something is written to it before each run.
 */
final class WithData {
    private static final int FILES = 100;

    private final Lab lab;
    private final int runs;
    private final MsedContender msed;
    private final LabNode holder;
    private final LabNode standby;
    private final List<Double> disk = new ArrayList<>();
    private int setAside;

    /** Milliseconds of the runs that count. */
    private record Figures(List<Double> outage, List<Double> reply, List<Double> address) {
        Figures() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    WithData(Lab lab, int runs) {
        this.lab = lab;
        this.runs = runs;
        this.msed = MsedContender.withData(lab);
        this.holder = lab.topology().node("mse1");
        this.standby = lab.topology().node("mse2");
    }

    /** {@return the table} */
    List<String> measure() {
        Figures first = new Figures();
        Figures death = new Figures();
        Figures planned = new Figures();
        msed.start();
        while (planned.outage().size() < runs && setAside < 2 * runs) {
            msed.ready();
            lab.msed().stop(standby);
            lab.msed().start(standby);
            take(first, () -> msed.fault("death", null));
            take(death, () -> msed.fault("death", null));
            take(planned, msed::switchover);
        }
        msed.stop();
        List<String> lines = new ArrayList<>();
        lines.add(FirstReply.heading("moves with data, in ms"));
        lines.addAll(lines("death, first takeover of a daemon", first));
        lines.addAll(lines("death, later takeovers", death));
        lines.addAll(lines("planned switchover", planned));
        lines.add(FirstReply.line("this disk, 4 KB made durable, by itself", disk));
        lines.add("set aside: " + setAside);
        return lines;
    }

    private static List<String> lines(String what, Figures figures) {
        return List.of(
                FirstReply.line(what + ": outage of the client", figures.outage()),
                FirstReply.line("  decision to address", figures.address()),
                FirstReply.line("  decision to first answer", figures.reply()));
    }

    private void take(Figures figures, Runnable disturb) {
        msed.ready();
        write();
        disk.add(FirstReply.durableMillis(lab, standby));
        Takeover seen = Takeover.by(lab, msed, disturb);
        if (seen.counts()) {
            figures.outage().add(seen.outageMillis());
            figures.reply().add(seen.replyMillis());
            figures.address().add(seen.addressMillis());
        } else {
            setAside++;
        }
    }

    private void write() {
        String script =
                "cd /srv/data && for i in $(seq "
                        + FILES
                        + "); do echo \"$i $$\" >\"f$i\"; done && sync f1";
        lab.namespaces().in(holder, "", 30, "sh", "-c", script).orFail();
    }
}
