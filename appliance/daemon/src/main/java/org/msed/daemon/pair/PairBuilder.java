package org.msed.daemon.pair;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.msed.config.NodeConfig;
import org.msed.config.PairConfig;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairSettings;
import org.msed.core.pair.PairState;
import org.msed.core.record.PairRecord;
import org.msed.core.wire.CertificateHash;
import org.msed.core.wire.Identity;
import org.msed.core.wire.Nonce;
import org.msed.core.wire.PairDigest;
import org.msed.core.wire.SealedSession;
import org.msed.core.wire.Session;
import org.msed.daemon.address.AddressProbe;
import org.msed.daemon.address.Announcer;
import org.msed.daemon.address.ClaimWatch;
import org.msed.daemon.address.VirtualAddress;
import org.msed.daemon.gateway.GatewayProbe;
import org.msed.daemon.link.PairChannel;
import org.msed.daemon.link.PairLink;
import org.msed.daemon.loop.Arrival;
import org.msed.daemon.loop.Mailbox;
import org.msed.daemon.loop.PairLoop;
import org.msed.daemon.record.EventText;
import org.msed.daemon.record.Journal;
import org.msed.daemon.service.Data;
import org.msed.daemon.service.NoApplications;
import org.msed.daemon.service.NoData;
import org.msed.platform.arp.ArpSocket;

/** Builds the parts of one pairing in the order in which they need each other. */
final class PairBuilder {

    private static final int ECHO_IDENTIFIERS = 0x10000;

    private final PairConfig config;
    private final Surroundings around;
    private final Surroundings.PairFiles files;
    private final List<PairLink> links;
    private final PairSettings settings;
    private final SecureRandom random = new SecureRandom();
    private final Mailbox mailbox = new Mailbox();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

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
        PairChannel channel = channel(incarnation);
        AddressParts address = address(channel);
        Orders orders = new Orders(mailbox);
        Data data = new NoData(mailbox);
        ExecutorService worker = worker();
        PairActs acts =
                new PairActs(
                        config.pairId(),
                        journal,
                        channel,
                        address,
                        around.slots(),
                        data,
                        new NoApplications(mailbox),
                        orders,
                        mailbox,
                        worker,
                        files.record().getParent());
        gateway().ifPresent(acts::ask);
        long seed = random.nextLong();
        Arrival start = at -> new PairEvent.Start(at, incarnation, seed, record, data.summary());
        PairState off = PairState.off(settings, links.size());
        PairLoop loop = new PairLoop(off, start, mailbox, acts, MachineClock::now);
        channel.deliverTo(mailbox);
        return new PairService(
                config, channel, journal, address.address(), orders, mailbox, loop, record, parts);
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

    private PairChannel channel(long incarnation) {
        NodeConfig node = around.config().node();
        Identity identity =
                new Identity(
                        node.name(), around.version(), CertificateHash.NONE, around.publicMac());
        Session session =
                new Session(
                        PairDigest.of(config.pairId()),
                        settings.role(),
                        incarnation,
                        new Nonce(random.nextLong(), random.nextLong()),
                        identity,
                        links.size());
        return new PairChannel(new SealedSession(session, files.secret()), links);
    }

    private AddressParts address(PairChannel channel) throws IOException {
        String name = around.publicInterface();
        VirtualAddress address =
                kept(
                        VirtualAddress.open(
                                name, config.vip(), config.vipLabel(), around.filterLease()));
        ArpSocket arp = kept(ArpSocket.open(name));
        AddressProbe probe = new AddressProbe(address.address(), arp, around.later(), mailbox);
        ClaimWatch watch = new ClaimWatch(arp, address, probe, channel::peerMac, mailbox);
        Thread listener = new Thread(watch, "arp-" + config.pairId());
        listener.setDaemon(true);
        listener.start();
        return new AddressParts(address, new Announcer(address, arp, around.later()), probe);
    }

    private Optional<GatewayProbe> gateway() throws IOException {
        NodeConfig node = around.config().node();
        if (node.gateway().isEmpty()) {
            return Optional.empty();
        }
        long interval = Math.min(settings.beatNanos(), settings.renewalNanos());
        int identifier = random.nextInt(ECHO_IDENTIFIERS);
        return Optional.of(
                kept(
                        GatewayProbe.open(
                                around.publicInterface(),
                                node.gateway().get(),
                                identifier,
                                interval,
                                mailbox)));
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
