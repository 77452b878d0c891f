package org.msed.mirror.aside;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.msed.core.dataset.Exclusion;
import org.msed.mirror.sync.SyncDataset;
import org.msed.mirror.sync.TreeCopy;
import org.msed.mirror.sync.Usage;
import org.msed.platform.file.Content;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.OpenFlags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The copies that are kept, one directory each: the trees by the names of their datasets, and last
 * of all a file that says what they are. A directory without that file is not whole and is made
 * anew. One writer at a time; listing from any thread.
 */
public final class AsideStore {

    private static final Logger LOG = LoggerFactory.getLogger(AsideStore.class);
    private static final String ABOUT = "about";
    private static final int ABOUT_FIELDS = 4;

    private final AsideSettings settings;
    private volatile long keptBytes;

    /**
     * @param settings where and how long
     */
    public AsideStore(AsideSettings settings) {
        this.settings = settings;
        this.keptBytes = list().stream().mapToLong(Aside::bytes).sum();
    }

    /** All whole copies, newest first; blocks on the disk. */
    public List<Aside> list() {
        List<Aside> all = new ArrayList<>();
        for (Path directory : directories()) {
            about(directory).ifPresent(all::add);
        }
        all.sort(Comparator.comparingLong(Aside::sinceMillis).reversed());
        return all;
    }

    private List<Path> directories() {
        if (!Files.isDirectory(settings.directory())) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(settings.directory())) {
            return found.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            LOG.warn("{} cannot be listed: {}", settings.directory(), e.toString());
            return List.of();
        }
    }

    private static Optional<Aside> about(Path directory) {
        Path file = directory.resolve(ABOUT);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return Optional.of(
                    new Aside(
                            String.valueOf(directory.getFileName()),
                            Long.parseUnsignedLong(lines.get(0), 16),
                            Long.parseLong(lines.get(1)),
                            Long.parseLong(lines.get(2)),
                            Long.parseLong(lines.get(3)),
                            lines.subList(ABOUT_FIELDS, lines.size())));
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} is not what is kept there: {}", file, e.toString());
            return Optional.empty();
        }
    }

    /**
     * Why a copy of this size could not be set aside now; empty when it can, or when nothing is
     * kept. Does not block for long.
     *
     * @param bytes of disk that it takes
     */
    public String refusal(long bytes) {
        if (!settings.keeps()) {
            return "";
        }
        long free = freeBytes();
        if (keptBytes + bytes <= settings.budgetBytes() && (free < 0 || bytes <= free)) {
            return "";
        }
        return "to set the copy aside takes "
                + bytes
                + " bytes; aside.budget is "
                + settings.budgetBytes()
                + " bytes, of which "
                + keptBytes
                + " are used, and "
                + settings.directory()
                + " has "
                + free
                + " bytes free";
    }

    private long freeBytes() {
        Path at = settings.directory();
        while (at != null && !Files.isDirectory(at)) {
            at = at.getParent();
        }
        try {
            FileStore store = Files.getFileStore(at == null ? Path.of("/") : at);
            return store.getUsableSpace();
        } catch (IOException e) {
            LOG.warn("{} does not tell its room: {}", at, e.toString());
            return -1;
        }
    }

    /**
     * Keeps the content of the datasets: whole and durable on return. Does nothing where that
     * lineage is kept already, or nothing is kept at all. Blocks, for long where they are large.
     *
     * @param lineage that was given up
     * @param names of the datasets, in their order
     * @throws IOException no room, or it failed: nothing may be overwritten
     */
    public void save(long lineage, List<SyncDataset> datasets, List<String> names)
            throws IOException {
        Path directory = settings.directory().resolve(Aside.nameOf(lineage));
        if (!settings.keeps() || about(directory).isPresent()) {
            return;
        }
        expire(System.currentTimeMillis());
        remove(directory);
        long bytes = 0;
        for (SyncDataset dataset : datasets) {
            bytes += Usage.bytes(dataset);
        }
        String refusal = refusal(bytes);
        if (!refusal.isEmpty()) {
            throw new IOException(
                    refusal + "; raise aside.budget, or make room, then: msectl resume");
        }
        LOG.info("{} bytes are set aside in {}", bytes, directory);
        makePrivate(directory);
        for (int d = 0; d < datasets.size(); d++) {
            Path tree = directory.resolve(names.get(d));
            makePrivate(tree);
            try (Descriptor to = open(tree)) {
                TreeCopy.make(datasets.get(d), to);
                Content.syncFileSystem(to);
            }
        }
        long now = System.currentTimeMillis();
        write(directory, new Aside("", lineage, now, now + settings.keptMillis(), bytes, names));
        keptBytes += bytes;
    }

    private static void makePrivate(Path directory) throws IOException {
        Files.createDirectories(
                directory,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static Descriptor open(Path directory) throws IOException {
        return Descriptor.open(
                directory.toString().getBytes(StandardCharsets.UTF_8),
                OpenFlags.O_RDONLY | OpenFlags.O_DIRECTORY | OpenFlags.O_NOFOLLOW);
    }

    private static void write(Path directory, Aside aside) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(Aside.nameOf(aside.lineage()));
        lines.add(Long.toString(aside.sinceMillis()));
        lines.add(Long.toString(aside.untilMillis()));
        lines.add(Long.toString(aside.bytes()));
        lines.addAll(aside.datasets());
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        Path draft = directory.resolve(ABOUT + ".new");
        try (FileChannel file =
                FileChannel.open(draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(text);
            while (left.hasRemaining()) {
                file.write(left);
            }
            file.force(true);
        }
        Files.move(draft, directory.resolve(ABOUT), StandardCopyOption.ATOMIC_MOVE);
        try (Descriptor opened = open(directory);
                Descriptor above = open(directory.getParent())) {
            Content.sync(opened);
            Content.sync(above);
        }
    }

    /**
     * Makes the datasets what they were: byte for byte, and durable on return. What is kept stays.
     * Blocks. After a failure they are neither the one nor the other.
     *
     * @throws IOException it is not kept any more, other datasets are configured, or it failed
     */
    public void restore(long lineage, List<SyncDataset> datasets, List<String> names)
            throws IOException {
        Path directory = settings.directory().resolve(Aside.nameOf(lineage));
        Aside kept =
                about(directory)
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                Aside.nameOf(lineage) + " is not kept any more"));
        if (!kept.datasets().equals(names)) {
            throw new IOException(
                    "datasets " + kept.datasets() + " were set aside, and now there are " + names);
        }
        LOG.info("{} bytes are put back from {}", kept.bytes(), directory);
        for (int d = 0; d < datasets.size(); d++) {
            TreeCopy.clear(datasets.get(d));
            try (Descriptor from = open(directory.resolve(names.get(d)));
                    Descriptor to =
                            datasets.get(d)
                                    .directory()
                                    .reopen(OpenFlags.O_RDONLY | OpenFlags.O_DIRECTORY)) {
                TreeCopy.make(new SyncDataset(from, Exclusion.of(List.of())), to);
                Content.syncFileSystem(to);
            }
        }
    }

    /**
     * Removes what is past its time.
     *
     * @param nowMillis by the wall clock
     * @return how many were removed
     */
    public int expire(long nowMillis) {
        int removed = 0;
        for (Aside aside : list()) {
            if (aside.untilMillis() <= nowMillis) {
                try {
                    remove(settings.directory().resolve(aside.name()));
                    keptBytes -= aside.bytes();
                    removed++;
                    LOG.info("copy {} is past its time and removed", aside.name());
                } catch (IOException e) {
                    LOG.warn("copy {} cannot be removed: {}", aside.name(), e.toString());
                }
            }
        }
        return removed;
    }

    /** What says that it is whole goes first. */
    private static void remove(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        Files.deleteIfExists(directory.resolve(ABOUT));
        Files.walkFileTree(
                directory,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path visited, IOException failure)
                            throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.delete(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
