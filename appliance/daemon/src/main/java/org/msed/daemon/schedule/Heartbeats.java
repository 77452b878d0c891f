package org.msed.daemon.schedule;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.msed.daemon.link.LinkPort;
import org.msed.daemon.pair.PairService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The links and pairs that supervision looks after. Used by one job at a time. */
public final class Heartbeats {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);

    /** Refused frames within one watch that are worth a line; a lossy link makes a few. */
    private static final long ALARM = 100;

    private final List<LinkPort> ports;
    private final List<PairService> pairs;
    private final Map<LinkPort, String> failures = new HashMap<>();
    private final Map<String, Long> refused = new HashMap<>();
    private final Map<String, Long> alarmed = new HashMap<>();

    /**
     * @param ports all links of the node
     * @param pairs all pairs
     */
    public Heartbeats(List<LinkPort> ports, List<PairService> pairs) {
        this.ports = List.copyOf(ports);
        this.pairs = List.copyOf(pairs);
    }

    /** Opens links that could not be opened before, and reports floods of refused frames. */
    public synchronized void watch() {
        ports.forEach(this::open);
        pairs.forEach(this::alarm);
    }

    private void open(LinkPort port) {
        try {
            port.ensureOpen();
            if (failures.remove(port) != null) {
                LOG.info("link {} works now", port.interfaceName());
            }
        } catch (IOException e) {
            String text = String.valueOf(e.getMessage());
            if (!text.equals(failures.put(port, text))) {
                LOG.warn("link {} does not work, tried again: {}", port.interfaceName(), text);
            }
        }
    }

    /** One line a flood, again each time that it has doubled. */
    private void alarm(PairService pair) {
        long now = pair.frames().refused();
        long before = refused.getOrDefault(pair.name(), 0L);
        refused.put(pair.name(), now);
        if (now - before >= ALARM && now >= 2 * alarmed.getOrDefault(pair.name(), 0L)) {
            alarmed.put(pair.name(), now);
            LOG.warn(
                    "pair {}: {} frames refused so far ({}); find out who sends them",
                    pair.name(),
                    now,
                    pair.frames());
        }
    }

    /** Begins another minute of statistics. */
    public synchronized void roll() {
        pairs.forEach(PairService::rollStatistics);
    }
}
