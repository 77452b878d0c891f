package org.msed.mirror;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.msed.core.dataset.DatasetAgreement;
import org.msed.core.dataset.DatasetFacts;
import org.msed.core.dataset.DatasetFactsCodec;
import org.msed.core.dataset.Disagreement;
import org.msed.core.dataset.NodeDatasets;
import org.msed.mirror.stream.StreamPort;
import org.msed.mirror.sync.SyncDataset;
import org.msed.mirror.sync.Usage;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileSystemSpace;
import org.msed.platform.natives.ErrnoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the two nodes say of their datasets, told over every link that connects: no standby is
 * attached while they disagree. A node that serves alone does not ask, since it has to serve when
 * its peer is dead. Thread-safe.
 */
final class Agreement {

    /** First byte of its messages on the lane of the facts; no kind of {@link Fact}. */
    static final byte KIND = 16;

    private static final Logger LOG = LoggerFactory.getLogger(Agreement.class);
    private static final long MEASURED_FOR_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final MirrorSettings settings;
    private final Directories directories;
    private final StreamPort port;
    private final Executor later;

    /** One walk at a time, of which every link that waits has the result. */
    private final Object counting = new Object();

    // Under this object's monitor.
    private NodeDatasets here;
    private NodeDatasets there;
    private boolean measured;
    private long measuredAtNanos;

    /**
     * @param later carries out what blocks: asking the disks, and telling the peer
     */
    Agreement(MirrorSettings settings, Directories directories, StreamPort port, Executor later) {
        this.settings = settings;
        this.directories = directories;
        this.port = port;
        this.later = later;
    }

    /** A link connected: the peer hears at once how it is configured, and later what it holds. */
    void connected(int link) {
        later.execute(
                () -> {
                    try {
                        tell(link, facts(false));
                        synchronized (counting) {
                            tell(link, facts(isStale()));
                        }
                    } catch (IOException e) {
                        LOG.info(
                                "{}: the facts of the datasets were not told: {}",
                                settings.pair(),
                                e.getMessage());
                    }
                });
    }

    private synchronized boolean isStale() {
        return !measured || System.nanoTime() - measuredAtNanos > MEASURED_FOR_NANOS;
    }

    private void tell(int link, NodeDatasets facts) throws IOException {
        byte[] bytes = DatasetFactsCodec.encode(facts);
        port.send(
                StreamPort.Lane.FACTS,
                link,
                ByteBuffer.wrap(new byte[] {KIND}),
                ByteBuffer.wrap(bytes));
    }

    private NodeDatasets facts(boolean measure) throws ErrnoException {
        List<DatasetFacts> all = new ArrayList<>();
        List<SyncDataset> opened = directories.forSync();
        for (int d = 0; d < opened.size(); d++) {
            MirrorSettings.Dataset dataset = settings.datasets().get(d);
            long used = measure ? Usage.bytes(opened.get(d)) : DatasetFacts.UNKNOWN;
            all.add(facts(dataset, opened.get(d), used));
        }
        synchronized (this) {
            // Another link may have counted meanwhile: that stays known.
            for (int d = 0; d < all.size() && !measure && here != null; d++) {
                all.set(d, all.get(d).withUsedBytes(here.datasets().get(d).usedBytes()));
            }
            here = new NodeDatasets(settings.node(), all);
            if (measure) {
                measured = true;
                measuredAtNanos = System.nanoTime();
            }
            notifyAll();
            return here;
        }
    }

    private static DatasetFacts facts(
            MirrorSettings.Dataset dataset, SyncDataset opened, long usedBytes)
            throws ErrnoException {
        Descriptor directory = opened.directory();
        FileSystemSpace space = FileSystemSpace.of(directory);
        return new DatasetFacts(
                dataset.name(),
                dataset.path().toString(),
                dataset.mode(),
                dataset.excludes(),
                Attributes.read(directory).fileSystem(),
                usedBytes,
                space.availableBytes());
    }

    /**
     * A message on the lane of the facts.
     *
     * @return whether it was one of these; it is used up then
     */
    boolean received(ByteBuffer message) {
        if (!message.hasRemaining() || message.get(message.position()) != KIND) {
            return false;
        }
        message.get();
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        Optional<NodeDatasets> told = DatasetFactsCodec.decode(bytes);
        if (told.isEmpty()) {
            LOG.warn("{}: the peer tells of its datasets in another version", settings.pair());
            return true;
        }
        synchronized (this) {
            there = told.get();
            notifyAll();
        }
        difference().ifPresent(no -> LOG.warn("{}: {}", settings.pair(), no.text()));
        return true;
    }

    /** What a dataset takes on disk here; 0 as long as nobody has looked. */
    synchronized long usedBytes(int dataset) {
        return here == null ? 0 : Math.max(0, here.datasets().get(dataset).usedBytes());
    }

    /** How the nodes are configured differently; empty where they are not, or it is not known. */
    synchronized Optional<Disagreement> difference() {
        return here == null || there == null
                ? Optional.empty()
                : joined(DatasetAgreement.differences(here, there));
    }

    /**
     * What forbids to copy.
     *
     * @param fromHere whether this node would be the source
     * @return empty where nothing does as far as is known
     */
    synchronized Optional<Disagreement> refusal(boolean fromHere) {
        Optional<Disagreement> differs = difference();
        if (differs.isPresent() || here == null || there == null) {
            return differs;
        }
        return joined(
                fromHere
                        ? DatasetAgreement.space(here, there)
                        : DatasetAgreement.space(there, here));
    }

    /**
     * As {@link #refusal}, of this node as the source: waits until both nodes have told what they
     * hold, which takes a walk through all files.
     *
     * @param limitMillis after which what is not known is not held against anybody
     */
    synchronized Optional<Disagreement> settled(long limitMillis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
        for (long left = end - System.nanoTime();
                left > 0 && (unknown(here) || unknown(there));
                left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        if (unknown(here) || unknown(there)) {
            LOG.info(
                    "{}: what the datasets take is not known yet (here {}, there {}); they are"
                            + " copied all the same",
                    settings.pair(),
                    here,
                    there);
        }
        return refusal(true);
    }

    private static boolean unknown(NodeDatasets node) {
        return node == null
                || node.datasets().stream()
                        .anyMatch(dataset -> dataset.usedBytes() == DatasetFacts.UNKNOWN);
    }

    private static Optional<Disagreement> joined(List<Disagreement> all) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = all.stream().map(Disagreement::text).toList();
        return Optional.of(
                new Disagreement(
                        all.get(0).reason(), all.get(0).dataset(), String.join("; ", texts)));
    }
}
