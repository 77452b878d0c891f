package org.msed.mirror.sync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.msed.core.dataset.Exclusion;
import org.msed.mirror.sets.DirtySet;
import org.msed.mirror.sets.Item;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.OpenFlags;

/** Two directories, and a link between them that can be cut after any message. */
final class SyncPair implements AutoCloseable {
    final Path scratch;
    final Path source;
    final Path target;
    final DirtySet dirty;
    final List<Item> targetSuspects = new ArrayList<>();
    final List<String> happened = new ArrayList<>();
    final List<String> differences = new ArrayList<>();
    SyncSource.Host host = new QuietHost();
    Exclusion exclusion = Exclusion.NONE;
    boolean commitFails;
    SyncSource running;

    private final Descriptor sourceDirectory;
    private final Descriptor targetDirectory;

    SyncPair() throws IOException {
        scratch = Files.createTempDirectory("msed-sync");
        source = Files.createDirectories(scratch.resolve("source/tree"));
        target = Files.createDirectories(scratch.resolve("target/tree"));
        dirty = DirtySet.open(Files.createDirectory(scratch.resolve("sets")), List.of("data"));
        sourceDirectory = open(source);
        targetDirectory = open(target);
    }

    private static Descriptor open(Path path) throws IOException {
        return Descriptor.open(
                path.toString().getBytes(), OpenFlags.O_RDONLY | OpenFlags.O_DIRECTORY);
    }

    /** A synchronisation to its end. */
    SyncResult synchronise() {
        return synchronise(Integer.MAX_VALUE);
    }

    /** A synchronisation whose link is cut after so many messages, both ways together. */
    SyncResult synchronise(int messages) {
        Wires wires = new Wires(messages);
        List<SyncDataset> mine = List.of(new SyncDataset(sourceDirectory, exclusion));
        wires.source = SyncSource.synchronisation(mine, dirty, wires::toTarget, host);
        return run(wires);
    }

    /** A comparison of the whole dataset. */
    SyncResult compare() {
        Wires wires = new Wires(Integer.MAX_VALUE);
        List<SyncDataset> mine = List.of(new SyncDataset(sourceDirectory, exclusion));
        wires.source =
                SyncSource.comparison(
                        mine,
                        List.of(new Item.Below(0, Item.ROOT)),
                        wires::toTarget,
                        (dataset, path, kind, from, to) ->
                                differences.add(kind + " " + Paths.text(path)));
        return run(wires);
    }

    private SyncResult run(Wires wires) {
        running = wires.source;
        List<SyncDataset> theirs = List.of(new SyncDataset(targetDirectory, exclusion));
        try (SyncTarget to = new SyncTarget(theirs, wires::toSource, new TargetHost())) {
            wires.target = to;
            return wires.source.run();
        }
    }

    String sourceText() throws IOException {
        return TreeText.of(source);
    }

    String targetText() throws IOException {
        return TreeText.of(target);
    }

    @Override
    public void close() throws IOException {
        dirty.close();
        sourceDirectory.close();
        targetDirectory.close();
        Trees.delete(scratch);
    }

    /** Both directions, cut together. */
    private static final class Wires {
        private static final ThreadLocal<ByteBuffer> FRAME =
                ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(Wire.MESSAGE_LIMIT));

        private final AtomicInteger left;
        private SyncSource source;
        private SyncTarget target;

        Wires(int messages) {
            left = new AtomicInteger(messages);
        }

        void toTarget(ByteBuffer... parts) throws IOException {
            target.received(join(parts));
        }

        void toSource(ByteBuffer... parts) throws IOException {
            source.received(join(parts));
        }

        private ByteBuffer join(ByteBuffer... parts) throws IOException {
            if (left.getAndDecrement() <= 0) {
                source.disconnected("cut");
                target.disconnected();
                throw new IOException("cut");
            }
            // As the real links do: one buffer a thread, valid during the call.
            ByteBuffer whole = FRAME.get().clear();
            for (ByteBuffer part : parts) {
                whole.put(part);
            }
            return whole.flip();
        }
    }

    /** Nothing changes meanwhile. */
    class QuietHost implements SyncSource.Host {
        @Override
        public boolean freeze(long limitMillis) throws InterruptedException {
            return true;
        }

        @Override
        public void unfreeze() {
            // Nobody waits.
        }

        @Override
        public void committed() {
            happened.add("committed");
        }

        @Override
        public void commitUnknown() {
            happened.add("commit unknown");
        }

        @Override
        public void slowWriters(long delayMicros) {
            happened.add("slow " + delayMicros);
        }
    }

    private final class TargetHost implements SyncTarget.Host {
        @Override
        public void begin() {
            happened.add("inconsistent");
        }

        @Override
        public List<Item> suspicious() {
            return targetSuspects;
        }

        @Override
        public void commit() throws IOException {
            if (commitFails) {
                throw new IOException("the record is not durable");
            }
            happened.add("adopted");
        }

        @Override
        public void failed(Exception cause) {
            happened.add("target failed: " + cause.getMessage());
        }
    }
}
