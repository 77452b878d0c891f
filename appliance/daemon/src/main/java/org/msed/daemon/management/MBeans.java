package org.msed.daemon.management;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanRegistrationException;
import javax.management.MBeanServer;
import javax.management.NotCompliantMBeanException;
import javax.management.ObjectName;
import org.msed.config.Config;
import org.msed.config.PairConfig;
import org.msed.daemon.snapshot.Commands;
import org.msed.mbeans.DescribedMXBean;
import org.msed.mbeans.HaConfigMXBean;
import org.msed.mbeans.HealthMonitorMXBean;
import org.msed.mbeans.Names;
import org.msed.mbeans.PeerConfigMXBean;

/** The node's MBeans in an MBean server, there from {@link #register} to {@link #close}. */
final class MBeans implements AutoCloseable {
    private final MBeanServer server;
    private final List<ObjectName> names = new ArrayList<>();

    private MBeans(MBeanServer server) {
        this.server = server;
    }

    /**
     * Registers the beans of the node and of each configured pair.
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
        for (PairConfig pair : config.get().pairs()) {
            beans.add(
                    Names.peerConfig(pair.peer().name()),
                    new DescribedMXBean(
                            new PeerConfigBean(pair.pairId(), config, commands::snapshot, tasks),
                            PeerConfigMXBean.class,
                            "The pairing with " + pair.peer().name() + ": state and orders."));
        }
        return beans;
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
