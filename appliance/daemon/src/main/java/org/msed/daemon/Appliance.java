package org.msed.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.msed.config.Config;
import org.msed.config.ConfigException;
import org.msed.config.Nic;
import org.msed.config.PairConfig;
import org.msed.config.PairSecret;
import org.msed.config.Places;
import org.msed.daemon.address.Hardware;
import org.msed.daemon.address.NetworkWatch;
import org.msed.daemon.capacity.SlotDesk;
import org.msed.daemon.link.LinkPort;
import org.msed.daemon.link.PairLink;
import org.msed.daemon.link.Switchboard;
import org.msed.daemon.pair.PairService;
import org.msed.daemon.pair.Parts;
import org.msed.daemon.pair.Surroundings;
import org.msed.daemon.rehearsal.Rehearsal;
import org.msed.daemon.schedule.Heartbeats;
import org.msed.daemon.schedule.Supervisor;
import org.msed.daemon.snapshot.Commands;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the node, starts it in order and closes it in reverse. Nothing else makes objects. */
final class Appliance implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Appliance.class);

    private final Places places;
    private final Config config;
    private final Hardware hardware;
    private final boolean filterLease;
    private final String version;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final List<PairService> pairs = new ArrayList<>();
    private SlotDesk slots;

    /**
     * @param filterLease whether nf_tables answers, as the configuration was checked with
     */
    Appliance(
            Places places, Config config, Hardware hardware, boolean filterLease, String version) {
        this.places = places;
        this.config = config;
        this.hardware = hardware;
        this.filterLease = filterLease;
        this.version = version;
    }

    /**
     * Starts everything but management.
     *
     * @throws StartException with what is missing
     * @throws ConfigException a pair's secret cannot be used
     */
    void start() throws StartException, ConfigException {
        try {
            build();
        } catch (IOException e) {
            throw new StartException("cannot start: " + e.getMessage(), e);
        }
    }

    private void build() throws IOException, ConfigException {
        ScheduledExecutorService later = later();
        slots = new SlotDesk(config.tuning().capacity(), places.data());
        String hm = hardware.nameOf(config.node().hm());
        NetworkWatch network = kept(NetworkWatch.open(hm));
        Surroundings around =
                new Surroundings(
                        config, hm, hardware.macBits(hm), filterLease, version, later, slots);
        Switchboard board = new Switchboard();
        List<LinkPort> ports = ports(board);
        for (PairConfig pair : config.pairs()) {
            PairService service = pair(pair, around, ports);
            board.add(service.channel());
            network.add(service);
            slots.register(service.name(), pair.priority(), service.inbox());
        }
        Heartbeats heartbeats = new Heartbeats(ports, pairs);
        heartbeats.watch();
        rehearse();
        startPairs(network);
        kept(Supervisor.start(heartbeats));
    }

    private void startPairs(NetworkWatch network) throws IOException {
        slots.restore(
                pairs.stream().filter(PairService::servedByRecord).map(PairService::name).toList());
        network.start();
        pairs.forEach(PairService::start);
    }

    /** Sends later announcements and probes; nothing on it blocks. */
    private ScheduledExecutorService later() {
        ScheduledExecutorService later =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "later");
                            thread.setDaemon(true);
                            return thread;
                        });
        kept(later::shutdownNow);
        return later;
    }

    private List<LinkPort> ports(Switchboard board) {
        List<LinkPort> ports = new ArrayList<>();
        ports.add(port(config.node().hm(), board));
        config.node().direct().ifPresent(direct -> ports.add(port(direct, board)));
        return ports;
    }

    private LinkPort port(Nic nic, Switchboard board) {
        int port = config.tuning().heartbeatPort();
        return kept(new LinkPort(hardware.nameOf(nic), nic.address(), port, board));
    }

    private PairService pair(PairConfig pair, Surroundings around, List<LinkPort> ports)
            throws IOException, ConfigException {
        Path record = places.recordFile(pair.peer().hmAddress());
        byte[] secret = PairSecret.read(places.secretFile(pair.peer().hmAddress()));
        List<PairLink> links = new ArrayList<>();
        links.add(new PairLink(ports.get(0), pair.peer().hmAddress()));
        if (config.directConnect(pair)) {
            links.add(new PairLink(ports.get(1), pair.peer().directAddress().orElseThrow()));
        }
        PairService service =
                PairService.open(pair, around, new Surroundings.PairFiles(record, secret), links);
        pairs.add(kept(service));
        return service;
    }

    private <T extends AutoCloseable> T kept(T part) {
        parts.push(part);
        return part;
    }

    /** Makes the takeover path warm; takes some tenths of a second. */
    private void rehearse() {
        long begin = System.nanoTime();
        int served = Rehearsal.play(Rehearsal.TAKEOVERS);
        long middle = System.nanoTime();
        pairs.forEach(PairService::rehearse);
        LOG.info(
                "rehearsed {} takeovers, {} of them to the end, in {} ms, and the address in {} ms",
                Rehearsal.TAKEOVERS,
                served,
                TimeUnit.NANOSECONDS.toMillis(middle - begin),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - middle));
    }

    /**
     * The orders of management.
     *
     * @param exit ends the process
     */
    Commands commands(Runnable exit) {
        return new NodeCommands(config, version, slots, pairs, exit);
    }

    /** Closes everything that was opened. */
    @Override
    public void close() {
        Parts.closeAll(parts, e -> LOG.warn("closing: {}", e.toString()));
    }
}
