package org.msed.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.msed.config.DirectoryBrowser.Entry;

/** Choosing a directory, also where mounts are dead (inventory B4-20). */
@Timeout(60)
class DirectoryBrowserTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(500);

    @TempDir Path temporary;
    private Path root;
    private ConfigFixture files;
    private final List<MountPoint> mounts = new ArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);

    @BeforeEach
    void aDisk() throws IOException {
        root = temporary.toRealPath();
        files = new ConfigFixture(root);
        mounts.add(new MountPoint(Path.of("/"), "ext4", "/dev/sda1"));
        for (String name : List.of("b", "a", "b/inside")) {
            Files.createDirectories(root.resolve(name));
        }
    }

    @AfterEach
    void letHangingLooksGo() {
        never.countDown();
    }

    @Test
    void directoriesAreListedByNameAndNothingElse() throws IOException, BrowseException {
        Files.createFile(root.resolve("file"));
        Files.createSymbolicLink(root.resolve("link"), root.resolve("a"));
        assertEquals(
                List.of(
                        new Entry(root.resolve("a"), "", true),
                        new Entry(root.resolve("b"), "", true)),
                browser().list(root));
    }

    @Test
    void aNetworkMountIsShownAndNotTouched() throws BrowseException {
        Path share = root.resolve("b");
        mounts.add(new MountPoint(share, "nfs4", "server:/x"));
        Entry entry = withHanging(share).list(root).get(1);
        assertEquals(new Entry(share, "nfs4 from server:/x, mounted at " + share, false), entry);
    }

    @Test
    void whatIsMirroredAlreadyIsShownWithoutTouchingIt() throws BrowseException {
        mounts.add(new MountPoint(root.resolve("a"), "fuse.msed", "data"));
        assertEquals(
                new Entry(root.resolve("a"), "mirrored already", false),
                withHanging(root.resolve("a")).list(root).get(0));
    }

    @Test
    void aNetworkMountIsNotLookedInto() {
        mounts.add(new MountPoint(root.resolve("b"), "fuse.sshfs", "host:"));
        String why = refused(withHanging(root.resolve("b")), root.resolve("b/inside"));
        assertTrue(why.contains("is on fuse.sshfs from host:"), why);
    }

    @Test
    void whatDoesNotAnswerIsSaidSoAndTheRestIsListed() throws BrowseException {
        List<Entry> found = withHanging(root.resolve("a")).list(root);
        assertEquals(
                new Entry(root.resolve("a"), "does not answer within 500 ms", false), found.get(0));
        assertEquals(new Entry(root.resolve("b"), "", true), found.get(1));
    }

    @Test
    void manyThatHangCostTheTimeOfTwo() throws IOException, BrowseException {
        Set<Path> all = new java.util.HashSet<>();
        for (int i = 0; i < 100; i++) {
            all.add(Files.createDirectory(root.resolve("dead" + i)));
        }
        List<Entry> found = withHanging(all.toArray(new Path[0])).list(root);
        long waited = found.stream().filter(e -> e.obstacle().startsWith("does not")).count();
        assertEquals(2, waited);
        assertEquals(102, found.size());
    }

    @Test
    void aDirectoryThatHangsIsRefused() {
        String why = refused(withHanging(root.resolve("a")), root.resolve("a"));
        assertEquals(root.resolve("a") + " does not answer within 500 ms", why);
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Files.createSymbolicLink(root.resolve("link"), root.resolve("b"));
        String why = refused(browser(), root.resolve("link/inside"));
        assertEquals(root.resolve("link") + " is no directory, or a symbolic link to one", why);
    }

    @Test
    void whatIsMissingIsRefused() {
        assertTrue(refused(browser(), root.resolve("gone")).contains("is no directory"));
    }

    @Test
    void msedsOwnDirectoriesCannotBeChosen() throws IOException, BrowseException {
        Files.createDirectories(files.places.etc());
        Entry etc = browser().list(root).get(2);
        assertEquals(files.places.etc(), etc.path());
        assertTrue(etc.obstacle().contains("msed's own directory"), etc.obstacle());
    }

    @Test
    void whatAnotherDatasetHasCannotBeChosen() throws BrowseException {
        DirectoryBrowser browser =
                new DirectoryBrowser(
                        new Directories(mounts, files.places),
                        Map.of(root.resolve("b/inside"), "data"),
                        LIMIT);
        assertEquals(
                "neither inside of nor around dataset data", browser.list(root).get(1).obstacle());
    }

    private DirectoryBrowser browser() {
        return new DirectoryBrowser(new Directories(mounts, files.places), Map.of(), LIMIT);
    }

    /** Every look at one of these paths hangs until the end of the test. */
    private DirectoryBrowser withHanging(Path... dead) {
        Set<Path> hangs = Set.of(dead);
        DirectoryBrowser.Look look =
                new DirectoryBrowser.Look() {
                    @Override
                    public List<Path> entries(Path directory) throws IOException {
                        wait(directory);
                        try (var all = Files.list(directory)) {
                            return all.toList();
                        }
                    }

                    @Override
                    public boolean directory(Path path) {
                        wait(path);
                        return Files.isDirectory(path);
                    }

                    @Override
                    public Optional<String> problem(Path path, Directories known) {
                        wait(path);
                        return Optional.empty();
                    }

                    private void wait(Path path) {
                        if (hangs.contains(path)) {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        }
                    }
                };
        return new DirectoryBrowser(new Directories(mounts, files.places), Map.of(), SHORT, look);
    }

    private static String refused(DirectoryBrowser browser, Path path) {
        return assertThrows(BrowseException.class, () -> browser.list(path)).getMessage();
    }
}
