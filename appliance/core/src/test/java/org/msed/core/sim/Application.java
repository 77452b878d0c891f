package org.msed.core.sim;

import org.msed.core.pair.PairEvent;

/** The protected application of one pair on one node. A newer order cancels the running one. */
public final class Application {

    private static final long FAILURE_NANOS = 50 * Plan.MILLI;

    private final Member member;
    private long order;
    private boolean running;

    /** Does not start, and dies at once when set while running. */
    public boolean failing;

    /** Neither starts nor stops by itself; killed at the limit. */
    public boolean hanging;

    Application(Member member) {
        this.member = member;
    }

    /** Whether it runs. */
    public boolean running() {
        return running;
    }

    void start() {
        Plan plan = member.world().plan();
        long usual = failing ? plan.startAppNanos + FAILURE_NANOS : plan.startAppNanos;
        long took = hanging ? plan.startLimitNanos : usual;
        after(took, failing || hanging ? this::refuse : this::run);
    }

    void stop(long limitNanos) {
        long took = hanging ? limitNanos : member.world().plan().stopAppNanos;
        after(running ? took : 0, this::end);
    }

    /** It dies by itself. */
    public void die() {
        if (running) {
            running = false;
            refuse();
        }
    }

    void forgetOrders() {
        order++;
    }

    void powerOff() {
        running = false;
        forgetOrders();
    }

    private void after(long nanos, Runnable result) {
        long mine = ++order;
        member.world()
                .in(
                        Math.max(nanos, 0),
                        () -> {
                            if (mine == order) {
                                result.run();
                            }
                        });
    }

    private void run() {
        running = true;
        member.arrive(m -> m.dispatch(new PairEvent.ApplicationsUp(m.moment())));
    }

    private void end() {
        running = false;
        member.arrive(m -> m.dispatch(new PairEvent.ApplicationsDown(m.moment())));
    }

    private void refuse() {
        member.arrive(m -> m.dispatch(new PairEvent.ApplicationFailed(m.moment(), "application")));
    }
}
