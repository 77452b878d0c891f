package org.msed.mirror.verify;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.msed.core.dataset.Exclusion;
import org.msed.core.state.Epoch;
import org.msed.core.state.Role;
import org.msed.mirror.sets.Item;
import org.msed.mirror.stream.Attachment;
import org.msed.mirror.stream.MemoryLinks;
import org.msed.mirror.stream.StreamPort;
import org.msed.mirror.sync.SyncDataset;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.OpenFlags;

/** A holder and a standby with a directory each; the stream between them is a queue of notes. */
final class TwoCopies implements VerifyHost, AutoCloseable {

    private static final Attachment ATTACHMENT =
            new Attachment(new Epoch(1, Role.PRIMARY), 1, 0xabc);

    final Path scratch;
    final Path holder;
    final Path standby;
    final Verifier verifier;
    final Examiner examiner;
    final List<String> told = new ArrayList<>();
    final List<Item> marked = new ArrayList<>();
    final MemoryLinks links = new MemoryLinks(2);
    private final List<Descriptor> open = new ArrayList<>();
    private final ExecutorService stream = Executors.newSingleThreadExecutor();
    volatile long attachment = 1;
    volatile boolean equal = true;

    /** Carried out on the stream before the next note is. */
    volatile Runnable underWay = () -> {};

    TwoCopies() throws IOException {
        scratch = Files.createTempDirectory("msed-verify");
        holder = Files.createDirectories(scratch.resolve("holder/data"));
        standby = Files.createDirectories(scratch.resolve("standby/data"));
        StreamPort mine = new StreamPort(links.holder(), 20);
        StreamPort theirs = new StreamPort(links.standby(), 20);
        verifier = new Verifier("pair", List.of("data"), mine, this);
        examiner = new Examiner(List.of(dataset(standby)), scratch, theirs);
        Canary canary = new Canary(this, 1_000);
        VerifyLane.join(mine, verifier, examiner, canary);
        VerifyLane.join(theirs, verifier, examiner, canary);
        mine.open();
        theirs.open();
        links.healAll();
    }

    private SyncDataset dataset(Path path) throws IOException {
        Descriptor directory =
                Descriptor.open(
                        path.toString().getBytes(), OpenFlags.O_RDONLY | OpenFlags.O_DIRECTORY);
        open.add(directory);
        return new SyncDataset(directory, Exclusion.NONE);
    }

    /** The same file on both, times included. */
    void write(String name, byte[] content) throws IOException {
        Path mine = holder.resolve(name);
        Files.createDirectories(mine.getParent());
        Files.write(mine, content);
        Path theirs = standby.resolve(name);
        Files.createDirectories(theirs.getParent());
        Files.write(theirs, content);
        alike("");
        alike(name);
        if (name.contains("/")) {
            alike(name.substring(0, name.lastIndexOf('/')));
        }
    }

    /** Gives the standby's file the holder's time. */
    void alike(String name) throws IOException {
        Files.setLastModifiedTime(
                standby.resolve(name), Files.getLastModifiedTime(holder.resolve(name)));
    }

    VerifyReport verify(boolean repair) throws Exception {
        return verifier.begin(new VerifyOrder(-1, repair, 0))
                .orElseThrow()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    List<String> differences(VerifyReport report) {
        return report.named().stream().map(Difference::text).sorted().toList();
    }

    @Override
    public long attachment() {
        return attachment;
    }

    @Override
    public List<SyncDataset> datasets() {
        try {
            return List.of(dataset(holder));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public boolean freeze(long limitMillis) {
        return true;
    }

    @Override
    public void thaw() {
        // Nobody changes anything beside the test.
    }

    @Override
    public boolean note(byte[] text) {
        byte[] copy = ByteBuffer.wrap(text).array().clone();
        Runnable before = underWay;
        stream.execute(
                () -> {
                    before.run();
                    examiner.reached(ATTACHMENT, copy);
                });
        return attachment != 0;
    }

    @Override
    public boolean timesPending(int dataset, long inode) {
        return false;
    }

    @Override
    public long activity() {
        return 0;
    }

    @Override
    public boolean equal() {
        return equal;
    }

    @Override
    public void mark(List<Item> items) {
        marked.addAll(items);
    }

    @Override
    public void differ(boolean repair, String detail) {
        told.add((repair ? "repair " : "") + detail);
    }

    @Override
    public void close() throws IOException {
        verifier.close();
        examiner.close();
        links.close();
        stream.shutdownNow();
        open.forEach(Descriptor::close);
        try (Stream<Path> all = Files.walk(scratch)) {
            all.sorted(Comparator.reverseOrder())
                    .forEach(each -> assertTrue(each.toFile().delete(), each.toString()));
        }
    }
}
