package org.msed.bench.failover;

import java.time.Duration;
import java.util.List;
import org.msed.lab.Lab;
import org.msed.lab.client.Client;
import org.msed.lab.client.Observation;
import org.msed.lab.fault.Fault;
import org.msed.lab.space.Command;
import org.msed.lab.space.Deadline;
import org.msed.lab.space.LabException;
import org.msed.lab.space.LabNode;

/** keepalived (VRRP) as Debian packages it, with advertisements every 100 ms. */
final class KeepalivedContender implements Contender {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long STEADY_NANOS = 1_000_000_000;
    static final String PRODUCT = "keepalived";

    private final Lab lab;
    private final Client client;

    KeepalivedContender(Lab lab, Client client) {
        this.lab = lab;
        this.client = client;
    }

    @Override
    public String name() {
        return PRODUCT;
    }

    /** Whether it is installed; it lies outside an ordinary user's path. */
    static boolean isInstalled(Lab lab) {
        LabNode node = lab.topology().node("mse1");
        return lab.namespaces().in(node, "", 5, "sh", "-c", "command -v " + PRODUCT).exit() == 0;
    }

    @Override
    public void start() {
        startOn(lab.topology().node("mse1"));
        startOn(lab.topology().node("mse2"));
    }

    /** Version 3, since version 2 rounds advertisements up to whole seconds (RFC 3768 5.3.7). */
    private void startOn(LabNode node) {
        boolean first = node.name().equals("mse1");
        String configuration =
                """
                global_defs {
                    router_id %s
                    vrrp_version 3
                }
                vrrp_instance service {
                    state %s
                    interface eth0
                    virtual_router_id 51
                    priority %d
                    advert_int 0.1
                    virtual_ipaddress {
                        10.10.10.11/24 dev eth0
                    }
                }
                """
                        .formatted(node.name(), first ? "MASTER" : "BACKUP", first ? 150 : 100);
        String script =
                "cat >/run/keepalived.conf; setsid keepalived -n -P -D -l -f /run/keepalived.conf"
                        + " -p /run/keepalived.pid -r /run/vrrp.pid"
                        + " </dev/null >/run/keepalived.log 2>&1 &";
        lab.namespaces().in(node, configuration, 5, "sh", "-c", script).orFail();
    }

    @Override
    public void ready() {
        boolean steady =
                Deadline.reached(
                        LIMIT,
                        () -> {
                            Observation seen = client.since(System.nanoTime() - STEADY_NANOS);
                            Integer answers = seen.datagrams().answers().get("mse1");
                            return answers != null
                                    && answers > STEADY_NANOS / 1_000_000 / 2
                                    && seen.datagrams().outageMillis() == 0;
                        });
        if (!steady) {
            throw new LabException("keepalived on mse1 does not serve");
        }
    }

    @Override
    public List<Trial> trials() {
        return List.of(
                new Trial(Trials.DEATH, () -> fault("death", null)),
                new Trial(Trials.NIC, () -> fault("eth0", null)),
                new Trial(
                        Trials.SHUTDOWN,
                        () -> {
                            end("mse1").orFail();
                            fault("death", null);
                        }),
                new Trial(Trials.PLANNED, () -> end("mse1").orFail()));
    }

    /** Faults of a daemon are signals to its two processes; the others are the lab's. */
    @Override
    public void fault(String kind, String argument) {
        switch (kind) {
            case "kill" -> signal("KILL").orFail();
            case "hang" -> signal("STOP").orFail();
            default -> lab.faults().inject(Fault.of(kind, "mse1", argument));
        }
    }

    private Command signal(String signal) {
        String script =
                "kill -" + signal + " $(cat /run/keepalived.pid /run/vrrp.pid) 2>/run/refused";
        return lab.namespaces().in(lab.topology().node("mse1"), "", 5, "sh", "-c", script);
    }

    /** Ends it in good order, by which it tells its peer. */
    private Command end(String node) {
        String script =
                "kill -TERM $(cat /run/keepalived.pid) && while test -e /run/keepalived.pid;"
                        + " do sleep 0.01; done";
        return lab.namespaces().in(lab.topology().node(node), "", 10, "sh", "-c", script);
    }

    @Override
    public void recover() {
        lab.faults().healAll();
        // Fails when none runs.
        if (signal("CONT").exit() != 0) {
            startOn(lab.topology().node("mse1"));
        }
    }

    @Override
    public void stop() {
        end("mse1");
        end("mse2");
    }
}
