package org.msed.daemon.management;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.msed.config.Config;
import org.msed.config.DatasetConfig;
import org.msed.daemon.snapshot.Commands;
import org.msed.daemon.snapshot.DatasetSnapshot;
import org.msed.daemon.snapshot.EventLine;
import org.msed.daemon.snapshot.NodeSnapshot;
import org.msed.daemon.snapshot.PairSnapshot;
import org.msed.mbeans.DatasetMXBean;
import org.msed.mbeans.HaConfigMXBean;
import org.msed.mbeans.HealthMonitorMXBean;
import org.msed.mbeans.PeerConfigMXBean;
import org.msed.mbeans.ReplicationMXBean;
import org.msed.mbeans.VerificationMXBean;

/** The documents that reading verbs answer with. */
final class Documents {
    /** Grows when a field changes its meaning or goes away. */
    static final int SCHEMA_VERSION = 1;

    private static final long MEGABYTE = 1024 * 1024;

    private final Supplier<Config> config;
    private final Commands commands;
    private final Tasks tasks;

    Documents(Supplier<Config> config, Commands commands, Tasks tasks) {
        this.config = config;
        this.commands = commands;
        this.tasks = tasks;
    }

    /** {@code status}: the node, its configuration, its pairs, all at one moment. */
    Map<String, Object> status() {
        NodeSnapshot node = commands.snapshot();
        Config now = config.get();
        Map<String, Object> status = document();
        status.put("node", node.name());
        status.put("role", node.role().label());
        HealthMonitorBean health = new HealthMonitorBean(() -> node, tasks);
        status.putAll(BeanFields.of(health, HealthMonitorMXBean.class));
        HaConfigBean base = new HaConfigBean(() -> now, () -> node);
        status.put("haConfig", BeanFields.of(base, HaConfigMXBean.class));
        List<Object> pairs = new ArrayList<>();
        node.pairs().forEach(pair -> pairs.add(pair(pair, node, now)));
        status.put("pairs", pairs);
        return status;
    }

    private Map<String, Object> pair(PairSnapshot snapshot, NodeSnapshot node, Config now) {
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put("name", snapshot.name());
        pair.put("peer", snapshot.peer().name());
        PeerConfigBean bean = new PeerConfigBean(snapshot.name(), () -> now, () -> node, tasks);
        pair.putAll(BeanFields.of(bean, PeerConfigMXBean.class));
        ReplicationBean mirror = new ReplicationBean(snapshot.name(), () -> node, tasks);
        pair.put("replication", BeanFields.of(mirror, ReplicationMXBean.class));
        pair.put("verification", verification(snapshot.name()));
        List<DatasetSnapshot> running = DatasetViews.of(snapshot, now, node.startedWallMillis());
        pair.put("datasets", running.stream().map(d -> dataset(snapshot, d)).toList());
        return pair;
    }

    /** The verification of a pair that runs, or the last one. */
    Map<String, Object> verification(String pair) {
        VerificationBean bean = new VerificationBean(pair, commands, tasks);
        return BeanFields.of(bean, VerificationMXBean.class);
    }

    /**
     * {@code dataset list}: all datasets of the node at one moment.
     *
     * @param saved what the files say, so that one that was added since is shown as well
     */
    Map<String, Object> datasets(List<DatasetConfig> saved) {
        NodeSnapshot node = commands.snapshot();
        Config now = config.get();
        List<Object> datasets = new ArrayList<>();
        for (PairSnapshot pair : node.pairs()) {
            DatasetViews.of(pair, now, saved, node.startedWallMillis())
                    .forEach(dataset -> datasets.add(dataset(pair, dataset)));
        }
        Map<String, Object> document = document();
        document.put("node", node.name());
        document.put("datasets", datasets);
        return document;
    }

    private static Map<String, Object> dataset(PairSnapshot pair, DatasetSnapshot dataset) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", dataset.name());
        fields.put("pair", pair.name());
        fields.put("peer", pair.peer().name());
        DatasetBean bean = new DatasetBean(pair.name(), () -> dataset);
        fields.putAll(BeanFields.of(bean, DatasetMXBean.class));
        fields.put("percent", Math.floor(dataset.sync().ratio() * 1_000) / 10);
        return fields;
    }

    /** {@code why}: the newest events of a pair, oldest first. Blocks on the event file. */
    Map<String, Object> why(String pair, int count) {
        Map<String, Object> why = document();
        why.put("pair", pair);
        List<EventLine> events = commands.events(pair, count);
        why.put("events", events);
        return why;
    }

    /** {@code serverinfo}: what getserverinfo prints, as far as the facts exist. */
    Map<String, Object> serverInfo() {
        NodeSnapshot node = commands.snapshot();
        boolean dormant =
                !node.pairs().isEmpty() && node.pairs().stream().noneMatch(PairSnapshot::serving);
        Map<String, Object> server = document();
        server.put("running", true);
        server.put("dormant", dormant);
        server.put("config", serverConfig(node));
        server.put("services", List.of());
        server.put("monitor", monitor(node, dormant));
        return server;
    }

    private Map<String, Object> serverConfig(NodeSnapshot node) {
        Config now = config.get();
        String udi = node.udi();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("productName", now.branding().productName());
        facts.put("version", node.version());
        facts.put("healthMonitorAddress", node.hmAddress());
        facts.put("roleNumber", node.role().code());
        facts.put("hardwareVersion", now.branding().hardwareVersion());
        facts.put("productIdentifier", udi.substring(0, udi.indexOf(':')));
        facts.put("serialNumber", udi.substring(udi.lastIndexOf(':') + 1));
        facts.put("https", null);
        facts.put("legacyPort", now.tuning().heartbeatPort());
        facts.put("logModules", -1);
        facts.put("logLevel", now.tuning().logLevel().text());
        return facts;
    }

    private Map<String, Object> monitor(NodeSnapshot node, boolean dormant) {
        ZoneId zone = config.get().node().timeZone();
        Instant now = Instant.now();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("startTime", node.startedWallMillis());
        facts.put("currentTime", now.toEpochMilli());
        facts.put("timezone", zone.getId());
        facts.put("timezoneOffsetMinutes", zone.getRules().getOffset(now).getTotalSeconds() / 60);
        if (dormant) {
            facts.put("restarts", null);
        }
        facts.put("usedMemoryMegabytes", heap.getUsed() / MEGABYTE);
        facts.put("allocatedMemoryMegabytes", heap.getCommitted() / MEGABYTE);
        facts.put("maxMemoryMegabytes", heap.getMax() / MEGABYTE);
        return facts;
    }

    private static Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schemaVersion", SCHEMA_VERSION);
        return document;
    }
}
