package org.msed.bench.failover;

import java.time.Duration;
import java.util.List;
import org.msed.lab.Lab;
import org.msed.lab.fault.Fault;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.pair.PairStatus;
import org.msed.lab.space.Command;
import org.msed.lab.space.Deadline;
import org.msed.lab.space.LabException;

/** msed with beats of 100 ms as configured and a failover wait of 300 ms. */
final class MsedContender implements Contender {
    static final PairOptions OPTIONS = PairOptions.DEFAULT.withWaitMillis(300);

    private static final String PAIR = "mse1";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int COMMAND_SECONDS = 70;

    private final Lab lab;

    MsedContender(Lab lab) {
        this.lab = lab;
    }

    @Override
    public String name() {
        return "msed";
    }

    @Override
    public void start() {
        lab.pairUp(OPTIONS);
    }

    @Override
    public void ready() {
        // Ten takeovers in a row are more than the flap budget allows without an operator.
        order("mse1", "resume");
        order("mse2", "resume");
        // With a wait of 300 ms a pause of the machine may have moved the service meanwhile.
        Deadline.reached(LIMIT, () -> home() || order("mse2", "failback", "--force").exit() == 0);
        lab.awaitActive();
    }

    private boolean home() {
        return lab.msed()
                .status(lab.topology().node("mse1"), PAIR)
                .filter(PairStatus::serving)
                .isPresent();
    }

    @Override
    public List<Trial> trials() {
        return List.of(
                new Trial(Trials.DEATH, () -> fault("death")),
                new Trial(Trials.NIC, () -> fault("eth0")),
                new Trial(Trials.SHUTDOWN, () -> fault("shutdown")),
                new Trial(Trials.PLANNED, () -> order("mse1", "switchover").orFail()));
    }

    private void fault(String kind) {
        lab.faults().inject(Fault.of(kind, "mse1", null));
    }

    @Override
    public void recover() {
        lab.faults().healAll();
        boolean back =
                Deadline.reached(LIMIT, () -> order("mse2", "failback", "--force").exit() == 0);
        if (!back) {
            throw new LabException(
                    "mse1 does not get the service back: "
                            + order("mse2", "failback", "--force").errors());
        }
    }

    @Override
    public void stop() {
        lab.unpair();
    }

    private Command order(String node, String verb, String... more) {
        String line = "msectl " + verb + " " + PAIR + " --yes --reason benchmark ";
        return lab.namespaces()
                .in(
                        lab.topology().node(node),
                        "",
                        COMMAND_SECONDS,
                        "sh",
                        "-c",
                        line + String.join(" ", more));
    }
}
