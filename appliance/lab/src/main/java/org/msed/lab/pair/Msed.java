package org.msed.lab.pair;

import java.util.List;
import java.util.Optional;
import org.msed.lab.space.Command;
import org.msed.lab.space.LabException;
import org.msed.lab.space.LabNode;
import org.msed.lab.space.Namespaces;

/** The product in the nodes of a lab, driven by its own commands; its state is read as they do. */
public final class Msed {
    private static final int START_LIMIT_SECONDS = 60;
    private static final int STOP_LIMIT_SECONDS = 90;
    private static final int QUICK_LIMIT_SECONDS = 15;

    /** Under the lab's {@code MSE_RUN}. */
    private static final String CONTROL_SOCKET = "/run/msed/control.sock";

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
     * Has a node mirror a directory, which is made where it is missing; before msed starts there.
     *
     * @param node where
     * @param dataset its name
     * @param peer the other node of its pair
     * @param path the directory
     */
    void addDataset(LabNode node, String dataset, LabNode peer, String path) {
        String script =
                "mkdir -p \"$MSE_ETC/datasets.d\" \"$2\" && umask 077 &&"
                        + " printf 'path = %s\\npeer = %s\\n' \"$2\" \"$3\""
                        + " >\"$MSE_ETC/datasets.d/$1.properties\"";
        namespaces
                .in(
                        node,
                        "",
                        QUICK_LIMIT_SECONDS,
                        "sh",
                        "-c",
                        script,
                        "sh",
                        dataset,
                        path,
                        peer.name())
                .orFail();
    }

    /**
     * @param node a running node
     * @return whether the mirror may use the kernel's FUSE device there
     */
    public boolean mayMirror(LabNode node) {
        String script = "test -r /dev/fuse && test -w /dev/fuse";
        return namespaces.in(node, "", QUICK_LIMIT_SECONDS, "sh", "-c", script).exit() == 0;
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

    /** Removes configuration, state, logs and data of a node whose daemon does not run. */
    void erase(LabNode node) {
        String script = "rm -rf \"$MSE_ETC\" \"$MSE_DATA\" \"$MSE_LOG\" /srv/data*";
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
     * @param node where
     * @return whether a daemon is there that was told to stand still (SIGSTOP)
     */
    public boolean isStill(LabNode node) {
        String script =
                "read -r pid <\"$MSE_RUN/msed.pid\""
                        + " && grep -q '^State:[[:space:]]*T' \"/proc/$pid/status\"";
        return namespaces.in(node, "", QUICK_LIMIT_SECONDS, "sh", "-c", script).exit() == 0;
    }

    /**
     * Asks a node's daemon without starting a program, for what is asked again and again by those
     * who wait.
     *
     * @param node where
     * @param verb the words of a reading verb, such as {@code dataset list}
     * @return what {@code msectl} prints of it with {@code --json}; empty if no daemon answers
     */
    public Optional<String> ask(LabNode node, String... verb) {
        return namespaces
                .seen(node, CONTROL_SOCKET)
                .flatMap(socket -> ControlSocket.ask(socket, verb));
    }

    /**
     * What a node says about its pairs.
     *
     * @param node where
     * @return empty if its daemon does not answer
     */
    public Optional<List<PairStatus>> status(LabNode node) {
        return ask(node, "status").map(PairStatus::parse);
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
