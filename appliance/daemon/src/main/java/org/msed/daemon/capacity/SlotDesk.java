package org.msed.daemon.capacity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.msed.core.capacity.Answer;
import org.msed.core.capacity.Slots;
import org.msed.core.capacity.SlotsCodec;
import org.msed.core.pair.Moment;
import org.msed.core.pair.PairEvent;
import org.msed.daemon.loop.Inbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the slots of the node, durably, and answers by event (design D15). A node with one pair has
 * nothing to share and writes nothing. Thread-safe; a claim blocks on the disk.
 */
public final class SlotDesk {

    private static final Logger LOG = LoggerFactory.getLogger(SlotDesk.class);
    private static final String FILE_NAME = "slots";

    private final Slots slots;
    private final int capacity;
    private final Path file;
    private final Map<String, Inbox> pairs = new TreeMap<>();

    /**
     * @param capacity pairs that may be served at once
     * @param directory where the claims are kept
     */
    public SlotDesk(int capacity, Path directory) {
        this.slots = new Slots(capacity);
        this.capacity = capacity;
        this.file = directory.resolve(FILE_NAME);
    }

    /** Pairs that may be served at once. */
    public int capacity() {
        return capacity;
    }

    /** The pairs that have a slot. */
    public synchronized List<String> served() {
        return slots.served();
    }

    /**
     * Adds a pair; all are added before the first claim.
     *
     * @param priority the higher goes first when two are silent at once (C5)
     */
    public synchronized void register(String pair, int priority, Inbox inbox) {
        slots.register(pair, priority);
        pairs.put(pair, inbox);
    }

    /**
     * Takes up the claims of a daemon that died.
     *
     * @param servedByRecord pairs that served by their records: counts when the file is torn
     * @throws IOException the file is there but cannot be read
     */
    public synchronized void restore(Collection<String> servedByRecord) throws IOException {
        slots.restore(saved().orElse(List.copyOf(servedByRecord)));
        for (String pair : pairs.keySet()) {
            if (!slots.hasRoomFor(pair)) {
                tellFull(pair);
            }
        }
    }

    private Optional<List<String>> saved() throws IOException {
        try {
            return SlotsCodec.decode(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.of(List.of());
        }
    }

    /** The pair probes and may claim soon (C5). */
    public synchronized void waiting(String pair, long silentSinceNanos) {
        slots.waiting(pair, silentSinceNanos);
    }

    /** The pair will not claim after all. */
    public synchronized void withdrawn(String pair) {
        slots.withdrawn(pair);
    }

    /** Claims; answered by SlotGranted once it is durable, or by SlotRefused. */
    public synchronized void claim(String pair, long silentSinceNanos) {
        Inbox inbox = pairs.get(pair);
        Answer answer = slots.claim(pair, silentSinceNanos, System.nanoTime());
        if (!answer.granted()) {
            inbox.post(at -> new PairEvent.SlotRefused(at, answer.inFavourOf()));
            return;
        }
        try {
            save();
        } catch (IOException e) {
            slots.free(pair);
            inbox.post(at -> new PairEvent.SlotRefused(at, "none: " + e));
            return;
        }
        inbox.post(PairEvent.SlotGranted::new);
        answer.toldFull().forEach(this::tellFull);
    }

    /** Frees the pair's slot; does nothing when it has none. */
    public synchronized void free(String pair) {
        boolean had = slots.served().contains(pair);
        List<String> freed = slots.free(pair);
        if (had) {
            saveOrExplain();
        }
        freed.forEach(other -> pairs.get(other).post(at -> capacity(at, true, "")));
    }

    /** A slot too many in the file withholds at worst until the next change is saved. */
    private void saveOrExplain() {
        try {
            save();
        } catch (IOException e) {
            LOG.warn(
                    "cannot write {}, so a slot that is free may count as used: {}",
                    file,
                    e.toString());
        }
    }

    private void tellFull(String pair) {
        String serving = slots.served().get(0);
        pairs.get(pair).post(at -> capacity(at, false, serving));
    }

    private static PairEvent capacity(Moment at, boolean free, String serving) {
        return new PairEvent.CapacityChanged(at, free, serving);
    }

    private void save() throws IOException {
        if (pairs.size() < 2) {
            return;
        }
        Path fresh = file.resolveSibling(FILE_NAME + ".new");
        try (FileChannel out =
                FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write(ByteBuffer.wrap(SlotsCodec.encode(slots.served())));
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory =
                FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
