package org.msed.daemon.pair;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.msed.config.AsideConfig;
import org.msed.config.DatasetConfig;
import org.msed.config.NodeConfig;
import org.msed.config.PairConfig;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairSettings;
import org.msed.core.pair.PairState;
import org.msed.core.record.PairRecord;
import org.msed.core.wire.Identity;
import org.msed.core.wire.Nonce;
import org.msed.core.wire.PairDigest;
import org.msed.core.wire.SealedSession;
import org.msed.core.wire.Session;
import org.msed.daemon.address.AddressProbe;
import org.msed.daemon.address.Announcer;
import org.msed.daemon.address.ArpSender;
import org.msed.daemon.address.CardSocket;
import org.msed.daemon.address.ClaimWatch;
import org.msed.daemon.address.VirtualAddress;
import org.msed.daemon.application.Agent;
import org.msed.daemon.application.ProtectedApplications;
import org.msed.daemon.channel.PairChannel;
import org.msed.daemon.channel.Route;
import org.msed.daemon.channel.StreamTransport;
import org.msed.daemon.data.MirroredData;
import org.msed.daemon.gateway.GatewayProbe;
import org.msed.daemon.instance.DerbyAgent;
import org.msed.daemon.link.PairDatagrams;
import org.msed.daemon.link.PairLink;
import org.msed.daemon.loop.Arrival;
import org.msed.daemon.loop.Mailbox;
import org.msed.daemon.loop.PairLoop;
import org.msed.daemon.record.EventText;
import org.msed.daemon.record.Journal;
import org.msed.daemon.service.Applications;
import org.msed.daemon.service.Data;
import org.msed.daemon.service.NoApplications;
import org.msed.daemon.service.NoData;
import org.msed.mirror.MirrorSettings;
import org.msed.mirror.aside.AsideSettings;
import org.msed.platform.arp.ArpSocket;

/** Builds the parts of one pairing in the order in which they need each other. */
final class PairBuilder {

    private static final int ECHO_IDENTIFIERS = 0x10000;

    /** Small machines pause for 100 ms at a time. */
    private static final long SILENCE_MIN_MILLIS = 200;

    private final PairConfig config;
    private final Surroundings around;
    private final Surroundings.PairFiles files;
    private final List<PairLink> links;
    private final PairSettings settings;
    private final SecureRandom random = new SecureRandom();
    private final Mailbox mailbox = new Mailbox();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final List<Reopening> onNewCard = new ArrayList<>();

    PairBuilder(
            PairConfig config,
            Surroundings around,
            Surroundings.PairFiles files,
            List<PairLink> links) {
        this.config = config;
        this.around = around;
        this.files = files;
        this.links = links;
        this.settings =
                SettingsMapping.settings(around.config().node(), config, around.filterLease());
    }

    PairService build() throws IOException {
        try {
            return assembled();
        } catch (IOException | RuntimeException e) {
            Parts.closeAll(parts, e::addSuppressed);
            throw e;
        }
    }

    private PairService assembled() throws IOException {
        long incarnation = incarnation();
        Journal journal = kept(new Journal(files.record(), text()));
        Optional<PairRecord> record = journal.start();
        PairDatagrams datagrams = datagrams(incarnation);
        PairChannel channel = channel(datagrams);
        AddressParts address = address(datagrams);
        Orders orders = new Orders(mailbox);
        List<Agent> agents = agents();
        Data data = data(channel, incarnation);
        ExecutorService worker = worker();
        PairActs acts =
                new PairActs(
                        config.pairId(),
                        journal,
                        datagrams,
                        address,
                        around.slots(),
                        data,
                        applications(agents),
                        orders,
                        mailbox,
                        worker,
                        files.record().getParent());
        gateway().ifPresent(acts::ask);
        long seed = random.nextLong();
        Arrival start = at -> new PairEvent.Start(at, incarnation, seed, record, data.sets());
        PairState off = PairState.off(settings, links.size());
        PairLoop loop = new PairLoop(off, start, mailbox, acts, MachineClock::now);
        datagrams.deliverTo(mailbox);
        return new PairService(
                config,
                datagrams,
                channel,
                journal,
                address.address(),
                orders,
                mailbox,
                loop,
                data,
                record,
                parts,
                onNewCard);
    }

    private Data data(PairChannel channel, long incarnation) throws IOException {
        List<DatasetConfig> datasets = around.config().datasets(config);
        if (datasets.isEmpty()) {
            return new NoData(mailbox);
        }
        MirrorSettings mirror =
                new MirrorSettings(
                        around.config().node().name(),
                        config.pairId(),
                        incarnation,
                        files.record().getParent(),
                        datasets.stream().map(MirroredData::settings).toList(),
                        TimeUnit.NANOSECONDS.toMillis(settings.replNanos()),
                        aside(),
                        around.config().tuning().verify().canaryMillis());
        List<String> names = new ArrayList<>();
        links.forEach(link -> names.add(0, link.port().interfaceName()));
        return kept(
                MirroredData.open(
                        mirror,
                        datasets,
                        new StreamTransport(channel),
                        names,
                        around.config().tuning().verify().bytesPerSecond(),
                        mailbox));
    }

    private AsideSettings aside() {
        AsideConfig aside = around.config().tuning().aside();
        Path pair = files.record().getParent();
        Path directory =
                aside.directory()
                        .map(chosen -> chosen.resolve(config.pairId()))
                        .orElse(pair.resolve("aside"));
        return new AsideSettings(directory, aside.budgetBytes(), aside.keptMillis());
    }

    /** Before the data: what a dead daemon left must not hold it. */
    private List<Agent> agents() throws IOException {
        return config.hasDatabase()
                ? List.of(DerbyAgent.open(around.places(), around.config().node().role(), config))
                : List.of();
    }

    private Applications applications(List<Agent> agents) {
        return agents.isEmpty()
                ? new NoApplications(mailbox)
                : kept(ProtectedApplications.open(config.pairId(), agents, mailbox));
    }

    private <T extends AutoCloseable> T kept(T part) {
        parts.push(part);
        return part;
    }

    private EventText text() {
        return new EventText(around.config().node().name(), config.pairId());
    }

    private long incarnation() {
        long id = random.nextLong();
        return id == 0 ? 1 : id;
    }

    private PairDatagrams datagrams(long incarnation) {
        NodeConfig node = around.config().node();
        Identity identity =
                new Identity(
                        node.name(), around.version(), around.key().hash(), around.publicMac());
        Session session =
                new Session(
                        PairDigest.of(config.pairId()),
                        settings.role(),
                        incarnation,
                        new Nonce(random.nextLong(), random.nextLong()),
                        identity,
                        links.size());
        return new PairDatagrams(new SealedSession(session, files.secret()), links);
    }

    /** It carries nothing before HELLO has told the peer's certificate. */
    private PairChannel channel(PairDatagrams datagrams) {
        List<Route> routes =
                links.stream()
                        .map(
                                link ->
                                        new Route(
                                                link.port().interfaceName(),
                                                link.port().local().address(),
                                                link.peer()))
                        .toList();
        PairChannel channel =
                kept(new PairChannel(config.pairId(), routes, silenceMillis(settings.replNanos())));
        datagrams.tell(
                (link, peer) -> {
                    channel.pin(peer.certificate());
                    channel.heard(link);
                });
        return channel;
    }

    /** A dead link is left while the stall that it makes is shorter than T_repl. */
    private static long silenceMillis(long replNanos) {
        return Math.max(SILENCE_MIN_MILLIS, TimeUnit.NANOSECONDS.toMillis(replNanos / 2));
    }

    private AddressParts address(PairDatagrams datagrams) throws IOException {
        String name = around.publicInterface();
        VirtualAddress address =
                kept(
                        VirtualAddress.open(
                                name, config.vip(), config.vipLabel(), around.filterLease()));
        CardSocket<ArpSocket> arp =
                kept(new CardSocket<>(() -> ArpSocket.open(name), ArpSocket::close));
        onNewCard.add(arp::reopen);
        AddressProbe probe =
                new AddressProbe(
                        address.address(), vip -> arp.now().probe(vip), around.later(), mailbox);
        ClaimWatch watch = new ClaimWatch(arp, address, probe, datagrams::peerMac, mailbox);
        Thread listener = new Thread(watch, "arp-" + config.pairId());
        listener.setDaemon(true);
        listener.start();
        return new AddressParts(address, announcer(address, arp), probe);
    }

    private Announcer announcer(VirtualAddress address, CardSocket<ArpSocket> arp) {
        ArpSender sender =
                vip -> {
                    ArpSocket socket = arp.now();
                    socket.announce(vip);
                    socket.announceAsReply(vip);
                };
        return new Announcer(address.address(), address::held, sender, around.later());
    }

    private Optional<GatewayProbe> gateway() throws IOException {
        NodeConfig node = around.config().node();
        if (node.gateway().isEmpty()) {
            return Optional.empty();
        }
        long interval = Math.min(settings.beatNanos(), settings.renewalNanos());
        int identifier = random.nextInt(ECHO_IDENTIFIERS);
        GatewayProbe probe =
                kept(
                        GatewayProbe.open(
                                around.publicInterface(),
                                node.gateway().get(),
                                identifier,
                                interval,
                                mailbox));
        onNewCard.add(probe::reopen);
        return Optional.of(probe);
    }

    /** Whatever may block for long, one thing after the other; its thread lives while it works. */
    private ExecutorService worker() {
        ExecutorService worker =
                Executors.newSingleThreadExecutor(
                        task -> {
                            Thread thread = new Thread(task, "worker-" + config.pairId());
                            thread.setDaemon(true);
                            return thread;
                        });
        kept(worker::shutdownNow);
        return worker;
    }
}
