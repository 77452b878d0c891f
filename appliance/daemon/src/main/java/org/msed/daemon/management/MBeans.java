package org.msed.daemon.management;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanRegistrationException;
import javax.management.MBeanServer;
import javax.management.NotCompliantMBeanException;
import javax.management.ObjectName;
import org.msed.config.Config;
import org.msed.config.DatasetConfig;
import org.msed.config.PairConfig;
import org.msed.daemon.snapshot.Commands;
import org.msed.daemon.snapshot.DatasetSnapshot;
import org.msed.daemon.snapshot.NodeSnapshot;
import org.msed.mbeans.DatasetMXBean;
import org.msed.mbeans.DescribedMXBean;
import org.msed.mbeans.HaConfigMXBean;
import org.msed.mbeans.HealthMonitorMXBean;
import org.msed.mbeans.Names;
import org.msed.mbeans.PeerConfigMXBean;
import org.msed.mbeans.ReplicationMXBean;
import org.msed.mbeans.VerificationMXBean;

/** The node's MBeans in an MBean server, there from {@link #register} to {@link #close}. */
final class MBeans implements AutoCloseable {
    private final MBeanServer server;
    private final List<ObjectName> names = new ArrayList<>();

    private MBeans(MBeanServer server) {
        this.server = server;
    }

    /**
     * Registers the beans of the node, of each configured pair and of its datasets.
     *
     * @throws IllegalStateException if a name is taken, which another instance in this process does
     */
    static MBeans register(
            MBeanServer server, Supplier<Config> config, Commands commands, Tasks tasks) {
        MBeans beans = new MBeans(server);
        beans.add(
                Names.healthMonitor(),
                new DescribedMXBean(
                        new HealthMonitorBean(commands::snapshot, tasks),
                        HealthMonitorMXBean.class,
                        "The daemon and the health of this node over all its pairs."));
        beans.add(
                Names.haConfig(),
                new DescribedMXBean(
                        new HaConfigBean(config, commands::snapshot),
                        HaConfigMXBean.class,
                        "The base configuration of this node."));
        config.get().pairs().forEach(pair -> beans.addPair(pair, config, commands, tasks));
        return beans;
    }

    private void addPair(PairConfig pair, Supplier<Config> config, Commands commands, Tasks tasks) {
        String peer = pair.peer().name();
        add(
                Names.peerConfig(peer),
                new DescribedMXBean(
                        new PeerConfigBean(pair.pairId(), config, commands::snapshot, tasks),
                        PeerConfigMXBean.class,
                        "The pairing with " + peer + ": state and orders."));
        add(
                Names.replication(peer),
                new DescribedMXBean(
                        new ReplicationBean(pair.pairId(), commands::snapshot, tasks),
                        ReplicationMXBean.class,
                        "The mirror of the pairing with " + peer + "."));
        add(
                Names.verification(peer),
                new DescribedMXBean(
                        new VerificationBean(pair.pairId(), commands, tasks),
                        VerificationMXBean.class,
                        "Whether both copies of the pairing with " + peer + " are equal."));
        for (DatasetConfig dataset : config.get().datasets(pair)) {
            String name = dataset.name();
            add(
                    Names.dataset(peer, name),
                    new DescribedMXBean(
                            new DatasetBean(
                                    pair.pairId(),
                                    () -> dataset(commands.snapshot(), pair, config.get(), name)),
                            DatasetMXBean.class,
                            "The directory " + dataset.path() + ", mirrored with " + peer + "."));
        }
    }

    private static DatasetSnapshot dataset(
            NodeSnapshot node, PairConfig pair, Config config, String name) {
        return node.pair(pair.pairId())
                .flatMap(now -> DatasetViews.find(now, config, name, node.startedWallMillis()))
                .orElseThrow(() -> new NoSuchElementException("no dataset " + name));
    }

    private void add(ObjectName name, DescribedMXBean bean) {
        try {
            server.registerMBean(bean, name);
            names.add(name);
        } catch (InstanceAlreadyExistsException
                | MBeanRegistrationException
                | NotCompliantMBeanException e) {
            close();
            throw new IllegalStateException("cannot register " + name, e);
        }
    }

    @Override
    public void close() {
        for (ObjectName name : names) {
            try {
                server.unregisterMBean(name);
            } catch (InstanceNotFoundException | MBeanRegistrationException e) {
                throw new IllegalStateException("cannot remove " + name, e);
            }
        }
        names.clear();
    }
}
