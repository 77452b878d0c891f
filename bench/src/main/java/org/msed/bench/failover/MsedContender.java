package org.msed.bench.failover;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.msed.lab.Lab;
import org.msed.lab.fault.Fault;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.pair.PairStatus;
import org.msed.lab.space.Command;
import org.msed.lab.space.Deadline;
import org.msed.lab.space.LabException;

/** msed with beats of 100 ms as configured. */
final class MsedContender implements Contender {
    private static final int WAIT_MILLIS = 300;
    static final String PRODUCT = "msed";
    private static final String PAIR = "mse1";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int COMMAND_SECONDS = 70;

    private final Lab lab;
    private final PairOptions options;
    private final String name;

    private MsedContender(Lab lab, PairOptions options, String name) {
        this.lab = lab;
        this.options = options;
        this.name = name;
    }

    /** With guard available and the short wait. */
    static MsedContender usual(Lab lab) {
        return new MsedContender(lab, PairOptions.DEFAULT.withWaitMillis(WAIT_MILLIS), PRODUCT);
    }

    /** As {@link #usual}, with the directory that {@code ./demo up} mirrors. */
    static MsedContender withData(Lab lab) {
        PairOptions options = PairOptions.DEFAULT.withWaitMillis(WAIT_MILLIS).withData(true);
        return new MsedContender(lab, options, PRODUCT + ", with data");
    }

    /** With a guard that promises one owner, and the wait of {@code ./demo up}. */
    static MsedContender guarded(Lab lab, String guard) {
        return new MsedContender(lab, PairOptions.DEFAULT.withGuard(guard), PRODUCT + ", " + guard);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        lab.pairUp(options);
    }

    @Override
    public void ready() {
        acknowledge();
        // With a wait of 300 ms a pause of the machine may have moved the service meanwhile.
        boolean active = Deadline.reached(LIMIT, () -> broughtHome() && isActive());
        if (!active) {
            throw new LabException("the pair is not Active with mse1 serving");
        }
    }

    private boolean broughtHome() {
        if (home()) {
            return true;
        }
        acknowledge();
        return order("mse2", "failback").exit() == 0;
    }

    /**
     * Ten faults in a row are more than the budgets of moves and resumptions allow by themselves.
     */
    private void acknowledge() {
        order("mse1", "resume");
        order("mse2", "resume");
    }

    private boolean home() {
        return says("mse1", PairStatus::serving);
    }

    /** That a holder could hand over does not yet let its standby take over. */
    private boolean isActive() {
        return says("mse1", PairStatus::isActive) && says("mse2", PairStatus::stands);
    }

    private boolean says(String node, Predicate<PairStatus> what) {
        return lab.msed().status(lab.topology().node(node), PAIR).filter(what).isPresent();
    }

    @Override
    public List<Trial> trials() {
        return List.of(
                new Trial(Trials.DEATH, () -> fault("death", null)),
                new Trial(Trials.NIC, () -> fault("eth0", null)),
                new Trial(Trials.SHUTDOWN, () -> fault("shutdown", null)),
                new Trial(Trials.PLANNED, this::switchover));
    }

    /** Moves the service away from mse1, and blocks until it has moved. */
    void switchover() {
        order("mse1", "switchover").orFail();
    }

    @Override
    public void fault(String kind, String argument) {
        lab.faults().inject(Fault.of(kind, "mse1", argument));
    }

    @Override
    public void recover() {
        lab.faults().healAll();
        // Where nothing moved there is nothing to bring back.
        boolean back = Deadline.reached(LIMIT, this::broughtHome);
        if (!back) {
            throw new LabException(
                    "mse1 does not get the service back: " + order("mse2", "failback").errors());
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
