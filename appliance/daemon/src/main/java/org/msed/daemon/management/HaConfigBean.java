package org.msed.daemon.management;

import java.net.Inet4Address;
import java.util.function.Supplier;
import org.msed.config.Config;
import org.msed.config.Ip4Prefix;
import org.msed.config.Nic;
import org.msed.daemon.snapshot.NodeSnapshot;
import org.msed.mbeans.HaConfigMXBean;

/** The base configuration as JMX shows it. */
public final class HaConfigBean implements HaConfigMXBean {
    private final Supplier<Config> config;
    private final Supplier<NodeSnapshot> node;

    HaConfigBean(Supplier<Config> config, Supplier<NodeSnapshot> node) {
        this.config = config;
        this.node = node;
    }

    @Override
    public String getNodeName() {
        return config.get().node().name();
    }

    @Override
    public String getRole() {
        return config.get().node().role().text();
    }

    @Override
    public int getRoleNumber() {
        return config.get().node().role().number();
    }

    @Override
    public String getHealthMonitorInterface() {
        return config.get().node().hm().name();
    }

    @Override
    public String getHealthMonitorAddress() {
        return config.get().node().hm().address().addressText();
    }

    @Override
    public String getHealthMonitorNetmask() {
        return config.get().node().hm().address().netmask();
    }

    @Override
    public String getDirectInterface() {
        return config.get().node().direct().map(Nic::name).orElse("none");
    }

    @Override
    public String getDirectAddress() {
        return config.get().node().direct().map(n -> n.address().addressText()).orElse("");
    }

    @Override
    public String getVirtualAddress() {
        return config.get().node().vip().map(Ip4Prefix::addressText).orElse("");
    }

    @Override
    public String getGatewayAddress() {
        return config.get().node().gateway().map(Inet4Address::getHostAddress).orElse("");
    }

    @Override
    public String getTimeZone() {
        return config.get().node().timeZone().getId();
    }

    @Override
    public String getProductName() {
        return config.get().branding().productName();
    }

    @Override
    public String getVersion() {
        return node.get().version();
    }

    @Override
    public String getUdi() {
        return config.get().node().udi();
    }

    @Override
    public int getPeerCount() {
        return config.get().pairs().size();
    }

    @Override
    public int getHeartbeatPort() {
        return config.get().tuning().heartbeatPort();
    }

    @Override
    public String getLogLevel() {
        return config.get().tuning().logLevel().text();
    }
}
