package org.msed.daemon.management;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.msed.config.Config;
import org.msed.config.Places;
import org.msed.daemon.snapshot.Commands;

/**
 * The management of one node: MBeans in the platform MBean server (for local attach), and the
 * control socket. Started last, when the node can answer; closed first.
 */
public final class Management implements AutoCloseable {
    private final MBeans beans;
    private final ControlServer server;

    private Management(MBeans beans, ControlServer server) {
        this.beans = beans;
        this.server = server;
    }

    /**
     * Registers the MBeans, then opens the socket: init.d/msed says "successfully started" when it
     * answers.
     *
     * @param config the configuration that holds now
     * @param commands the node
     * @param reload what {@code init.d/msed reload} does
     * @param store the files of datasets
     * @throws IOException if the socket cannot be made, or another daemon has it
     */
    public static Management start(
            Places places,
            Supplier<Config> config,
            Commands commands,
            Reload reload,
            DatasetStore store)
            throws IOException {
        Tasks tasks = new Tasks(commands);
        Documents documents = new Documents(config, commands, tasks);
        ControlVerbs verbs = new ControlVerbs(commands, tasks, documents, reload, store);
        MBeans beans =
                MBeans.register(
                        ManagementFactory.getPlatformMBeanServer(), config, commands, tasks);
        try {
            Accounts accounts = Accounts.ofSystem();
            return new Management(
                    beans, ControlServer.start(places.controlSocket(), verbs, accounts));
        } catch (IOException e) {
            beans.close();
            throw e;
        }
    }

    /** Ends conversations, letting answers that are ready go first; blocks for at most 0.2 s. */
    @Override
    public void close() throws IOException {
        try {
            server.close();
        } finally {
            beans.close();
        }
    }
}
