package org.msed.lab.pair;

import java.util.List;
import java.util.Optional;
import org.msed.lab.space.Command;
import org.msed.lab.space.LabException;
import org.msed.lab.space.LabNode;
import org.msed.lab.space.Namespaces;

/** The product in the nodes of a lab, driven by its own commands only. */
public final class Msed {
    private static final int START_LIMIT_SECONDS = 60;
    private static final int STOP_LIMIT_SECONDS = 90;
    private static final int QUICK_LIMIT_SECONDS = 15;

    private final Namespaces namespaces;

    /**
     * @param namespaces the lab's nodes
     */
    public Msed(Namespaces namespaces) {
        this.namespaces = namespaces;
    }

    /**
     * Configures a node with the product's own setup; blocks.
     *
     * @param node where
     * @param answers text of the answers file
     * @throws LabException with what setup printed, if it refused
     */
    void setUp(LabNode node, String answers) {
        String script =
                "umask 077; cat >/run/answers && \"$MSE_HOME/setup/setup.sh\""
                        + " --answers /run/answers --non-interactive; code=$?;"
                        + " rm -f /run/answers; exit $code";
        namespaces.in(node, answers, START_LIMIT_SECONDS, "sh", "-c", script).orFail();
    }

    /**
     * @param node a running node
     * @return whether msed has a configuration there
     */
    public boolean isSetUp(LabNode node) {
        String script = "test -e \"$MSE_ETC/base-ha-config.properties\"";
        return namespaces.in(node, "", QUICK_LIMIT_SECONDS, "sh", "-c", script).exit() == 0;
    }

    /**
     * {@code init.d/msed start}; blocks until the script ends.
     *
     * @param node where
     * @return what it printed
     */
    public Command start(LabNode node) {
        return initScript(node, START_LIMIT_SECONDS, "start").orFail();
    }

    /**
     * {@code init.d/msed stop}; blocks until the script ends.
     *
     * @param node where
     * @return what it printed
     */
    public Command stop(LabNode node) {
        return initScript(node, STOP_LIMIT_SECONDS, "stop").orFail();
    }

    /** Removes configuration, state and logs of a node whose daemon does not run. */
    void erase(LabNode node) {
        String script = "rm -rf \"$MSE_ETC\" \"$MSE_DATA\" \"$MSE_LOG\"";
        namespaces.in(node, "", QUICK_LIMIT_SECONDS, "sh", "-c", script).orFail();
    }

    /**
     * The stop of a system that goes down: {@code RUNLEVEL=0 init.d/msed stop} (design D22).
     *
     * @param node where
     * @return what it printed
     */
    public Command stopForShutdown(LabNode node) {
        return namespaces
                .in(
                        node,
                        "",
                        STOP_LIMIT_SECONDS,
                        "env",
                        "RUNLEVEL=0",
                        namespaces.programHome() + "/init.d/msed",
                        "stop")
                .orFail();
    }

    private Command initScript(LabNode node, int limitSeconds, String action) {
        return namespaces.in(
                node, "", limitSeconds, namespaces.programHome() + "/init.d/msed", action);
    }

    /**
     * Sends a signal to the daemon.
     *
     * @param node where
     * @param signal its name, such as KILL
     * @throws LabException if no daemon runs there
     */
    public void signal(LabNode node, String signal) {
        String script = "read -r pid <\"$MSE_RUN/msed.pid\" && kill -" + signal + " \"$pid\"";
        Command sent = namespaces.in(node, "", QUICK_LIMIT_SECONDS, "sh", "-c", script);
        if (sent.exit() != 0) {
            throw new LabException("no daemon to signal on " + node.name() + ": " + sent.errors());
        }
    }

    /**
     * What a node says about its pairs.
     *
     * @param node where
     * @return empty if its daemon does not answer
     */
    public Optional<List<PairStatus>> status(LabNode node) {
        Command asked = namespaces.in(node, "", QUICK_LIMIT_SECONDS, "msectl", "status", "--json");
        return asked.output().isBlank()
                ? Optional.empty()
                : Optional.of(PairStatus.parse(asked.output()));
    }

    /**
     * What a node says about one pair.
     *
     * @param node where
     * @param pair the pair's name
     * @return empty if its daemon does not answer or does not know the pair
     */
    public Optional<PairStatus> status(LabNode node, String pair) {
        return status(node).stream()
                .flatMap(List::stream)
                .filter(status -> status.name().equals(pair))
                .findFirst();
    }
}
