package org.msed.mirror;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.msed.mirror.aside.AsideStore;
import org.msed.mirror.sets.DirtySet;
import org.msed.mirror.sets.IntentSet;
import org.msed.mirror.sets.Item;
import org.msed.mirror.stream.StreamPort;
import org.msed.mirror.sync.Changed;
import org.msed.mirror.sync.SyncDataset;
import org.msed.mirror.sync.Usage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The facts of two copies that parted, told to the peer while they are parted and asked of it by
 * that: who hears them and has told none lately answers with its own. Thread-safe.
 */
final class Parted {

    /** First byte of its messages on the lane of the facts; no kind of {@link Fact}. */
    static final byte KIND = 17;

    private static final Logger LOG = LoggerFactory.getLogger(Parted.class);
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

    /**
     * What the record says.
     *
     * @param commonLineage the last lineage that both had; 0 when not known
     * @param sinceMillis when this node left it
     */
    record Split(long commonLineage, long sinceMillis) {}

    private final MirrorSettings settings;
    private final Directories directories;
    private final DirtySet dirty;
    private final IntentSet intents;
    private final StreamPort port;
    private final AsideStore asides;
    private final Executor later;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Supplier<Optional<Split>> split = Optional::empty;
    private volatile CopyFacts here;
    private volatile CopyFacts there;
    private volatile long lookedAtNanos;

    Parted(
            MirrorSettings settings,
            Directories directories,
            DirtySet dirty,
            IntentSet intents,
            StreamPort port,
            AsideStore asides,
            Executor later) {
        this.settings = settings;
        this.directories = directories;
        this.dirty = dirty;
        this.intents = intents;
        this.port = port;
        this.asides = asides;
        this.later = later;
    }

    void watch(Supplier<Optional<Split>> source) {
        split = source;
    }

    Optional<CopyFacts> here() {
        return Optional.ofNullable(here);
    }

    Optional<CopyFacts> there() {
        return Optional.ofNullable(there);
    }

    /** Looks again where the copies are parted and the last look is old; returns at once. */
    void look() {
        Optional<Split> now = split.get();
        if (now.isEmpty()) {
            here = null;
            there = null;
            return;
        }
        boolean fresh = here != null && System.nanoTime() - lookedAtNanos < FRESH_NANOS;
        if (!fresh && looking.compareAndSet(false, true)) {
            later.execute(() -> measure(now.get()));
        }
    }

    private void measure(Split now) {
        try {
            here = facts(now);
            lookedAtNanos = System.nanoTime();
            tell();
        } catch (IOException e) {
            LOG.info("{}: facts of the parted copies: {}", settings.pair(), e.getMessage());
        } finally {
            looking.set(false);
        }
    }

    private CopyFacts facts(Split now) throws IOException {
        List<SyncDataset> datasets = directories.forSync();
        List<Item> items = new ArrayList<>(dirty.items());
        items.addAll(intents.items());
        Changed changed = Changed.of(datasets, settings.names(), items);
        long used = 0;
        for (SyncDataset dataset : datasets) {
            used += Usage.bytes(dataset);
        }
        return new CopyFacts(
                settings.node(),
                now.commonLineage(),
                now.sinceMillis(),
                changed.lastWriteMillis(),
                changed.bytes(),
                changed.files(),
                changed.names(),
                used,
                asides.refusal(used));
    }

    private void tell() throws IOException {
        int link = port.route();
        if (link != StreamPort.NO_LINK) {
            port.send(
                    StreamPort.Lane.FACTS,
                    link,
                    ByteBuffer.wrap(new byte[] {KIND}),
                    ByteBuffer.wrap(here.encode()));
        }
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
        CopyFacts.decode(bytes).ifPresent(told -> there = told);
        look();
        return true;
    }
}
