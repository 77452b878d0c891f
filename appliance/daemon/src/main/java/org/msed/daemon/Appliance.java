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
import org.msed.config.HaRole;
import org.msed.config.Nic;
import org.msed.config.PairConfig;
import org.msed.config.PairSecret;
import org.msed.config.Places;
import org.msed.config.PolicyWarnings;
import org.msed.daemon.address.Hardware;
import org.msed.daemon.address.NetworkWatch;
import org.msed.daemon.capacity.SlotDesk;
import org.msed.daemon.channel.ChannelPort;
import org.msed.daemon.channel.NodeKey;
import org.msed.daemon.link.LinkPort;
import org.msed.daemon.link.PairLink;
import org.msed.daemon.link.Switchboard;
import org.msed.daemon.pair.PairService;
import org.msed.daemon.pair.Parts;
import org.msed.daemon.pair.Surroundings;
import org.msed.daemon.rehearsal.AddressRehearsal;
import org.msed.daemon.rehearsal.DataRehearsal;
import org.msed.daemon.rehearsal.Rehearsal;
import org.msed.daemon.schedule.Heartbeats;
import org.msed.daemon.schedule.Supervisor;
import org.msed.daemon.schedule.Verifications;
import org.msed.daemon.snapshot.Commands;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the node, starts it in order and closes it in reverse. Nothing else makes objects. */
final class Appliance implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Appliance.class);

    /** After the second nothing is loaded any more; the others are for the compiler. */
    private static final int DATA_OPENINGS = 5;

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
        NodeKey key = key();
        String hm = hardware.nameOf(config.node().hm());
        NetworkWatch network = kept(NetworkWatch.open(hm));
        Surroundings around =
                new Surroundings(
                        places,
                        config,
                        hm,
                        hardware.macBits(hm),
                        filterLease,
                        version,
                        later,
                        slots,
                        key);
        Switchboard board = new Switchboard();
        List<LinkPort> ports = ports(board);
        for (PairConfig pair : config.pairs()) {
            PairService service = pair(pair, around, ports);
            board.add(service.datagrams());
            network.add(service);
            slots.register(service.name(), pair.priority(), service.inbox());
        }
        connect(ports, key);
        Heartbeats heartbeats = new Heartbeats(ports, pairs);
        heartbeats.watch();
        rehearseAddress(later);
        startPairs(network);
        Verifications verifications =
                new Verifications(pairs, config.tuning().verify(), config.node().timeZone());
        kept(
                Supervisor.start(
                        heartbeats,
                        () -> pairs.forEach(p -> p.data().expireAsides()),
                        verifications));
        config.pairs().stream()
                .flatMap(pair -> PolicyWarnings.of(pair).stream())
                .forEach(LOG::warn);
    }

    private NodeKey key() throws IOException {
        Path javaHome = Path.of(System.getProperty("java.home"));
        return NodeKey.open(places.nodeKeyFile(), config.node().name(), javaHome);
    }

    /** The primary dials, the secondary listens. */
    private void connect(List<LinkPort> ports, NodeKey key) {
        int port = config.tuning().heartbeatPort();
        if (config.node().role() == HaRole.PRIMARY) {
            pairs.forEach(pair -> pair.channel().dial(port, key));
            return;
        }
        for (LinkPort link : ports) {
            ChannelPort listening =
                    new ChannelPort(link.interfaceName(), link.local().address(), port, key);
            pairs.forEach(pair -> listening.add(pair.channel()));
            kept(listening).start();
        }
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

    /**
     * Makes the path of a takeover warm: beside the running node, behind everything else that wants
     * the processor, and done in about a second. A takeover before its end, which a standby that
     * has just started is hardly asked for, runs cold.
     */
    void rehearse() {
        Thread thread = new Thread(this::playAll, "rehearsal");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private void playAll() {
        playTakeovers();
        if (config.pairs().stream().anyMatch(pair -> !config.datasets(pair).isEmpty())) {
            playData();
        }
    }

    private static void playTakeovers() {
        long begin = System.nanoTime();
        int served = Rehearsal.play(Rehearsal.TAKEOVERS);
        LOG.info(
                "rehearsed {} takeovers, {} of them to the end, in {} ms",
                Rehearsal.TAKEOVERS,
                served,
                millisSince(begin));
    }

    private void rehearseAddress(ScheduledExecutorService later) {
        long begin = System.nanoTime();
        try {
            AddressRehearsal.play(later, filterLease);
            LOG.info("rehearsed the address in {} ms", millisSince(begin));
        } catch (IOException e) {
            LOG.warn("rehearsal of the address failed: {}", e.toString());
        }
    }

    private static long millisSince(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private void playData() {
        long begin = System.nanoTime();
        try {
            DataRehearsal.play(places.run(), DATA_OPENINGS);
            // The buffers of its mounts, some 100 MB, would stay until there is a reason to
            // collect.
            System.gc();
            LOG.info(
                    "rehearsed the opening of the data {} times in {} ms",
                    DATA_OPENINGS,
                    millisSince(begin));
        } catch (IOException e) {
            LOG.warn("rehearsal of the data failed: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
