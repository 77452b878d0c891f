package org.msed.mirror.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msed.mirror.sets.Item;

/** What a verification names, what it leaves alone, and how it ends. */
class VerifierTest {

    private static final int LARGE_BYTES = 3 << 20;
    private static final long FLIPPED = 1_100_000;

    private TwoCopies copies;

    @BeforeEach
    void up() throws IOException {
        copies = new TwoCopies();
        byte[] large = new byte[LARGE_BYTES];
        new Random(1).nextBytes(large);
        copies.write("large", large);
        copies.write("below/small", "text".getBytes());
    }

    @AfterEach
    void down() throws IOException {
        copies.close();
    }

    private void flip(String name, long at) throws IOException {
        Path file = copies.standby.resolve(name);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int old = bytes.read();
            bytes.seek(at);
            bytes.write(old ^ 1);
        }
        copies.alike(name);
    }

    @Test
    void equalCopiesAreEqual() throws Exception {
        VerifyReport report = copies.verify(false);
        assertEquals(List.of(), copies.differences(report));
        assertEquals(VerifyReport.State.EQUAL, report.state());
        assertTrue(report.doneBytes() >= LARGE_BYTES, "compared " + report.doneBytes());
        assertEquals(List.of(), copies.told);
    }

    @Test
    void aFlippedBitIsNamedByItsFileAndRange() throws Exception {
        flip("large", FLIPPED);
        VerifyReport report = copies.verify(false);
        assertEquals(
                List.of("data:large differs in bytes 1048576 to 1114111"),
                copies.differences(report));
        assertEquals(VerifyReport.State.DIFFERENT, report.state());
        assertEquals(List.of(), copies.marked);
    }

    @Test
    void aChangedAttributeIsNamed() throws Exception {
        Path file = copies.standby.resolve("below/small");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        VerifyReport report = copies.verify(false);
        assertEquals(List.of("data:below/small differs in mode"), copies.differences(report));
    }

    @Test
    void whatIsMissingOrTooMuchIsNamed() throws Exception {
        Files.delete(copies.standby.resolve("below/small"));
        Files.writeString(copies.standby.resolve("more"), "x");
        copies.alike("below");
        copies.alike("");
        VerifyReport report = copies.verify(false);
        assertEquals(
                List.of(
                        "data:below/small is missing on the standby",
                        "data:more is only on the standby"),
                copies.differences(report));
    }

    @Test
    void aShorterFileIsNamedByItsSizeAndMissingBytes() throws Exception {
        try (RandomAccessFile bytes =
                new RandomAccessFile(copies.standby.resolve("large").toFile(), "rw")) {
            bytes.setLength(1 << 20);
        }
        copies.alike("large");
        List<String> named = copies.differences(copies.verify(false));
        assertTrue(named.contains("data:large differs in size"), named.toString());
        assertTrue(named.toString().contains("differs in bytes 1048576"), named.toString());
    }

    @Test
    void aLostHardLinkIsNamed() throws Exception {
        Files.createLink(copies.holder.resolve("second"), copies.holder.resolve("large"));
        Files.copy(copies.standby.resolve("large"), copies.standby.resolve("second"));
        copies.alike("second");
        copies.alike("large");
        copies.alike("");
        List<String> named = copies.differences(copies.verify(false));
        assertTrue(
                named.contains("data:second has other hard links on the standby"),
                named.toString());
    }

    @Test
    void whatWasOnlyOnItsWayIsNoDifference() throws Exception {
        flip("large", FLIPPED);
        Files.writeString(copies.holder.resolve("new"), "on its way");
        copies.alike("");
        copies.underWay =
                () -> {
                    try {
                        flip("large", FLIPPED);
                        if (!Files.exists(copies.standby.resolve("new"))) {
                            Files.copy(copies.holder.resolve("new"), copies.standby.resolve("new"));
                        }
                        copies.alike("new");
                        copies.alike("");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    copies.underWay = () -> {};
                };
        VerifyReport report = copies.verify(false);
        assertEquals(List.of(), copies.differences(report));
        assertEquals(VerifyReport.State.EQUAL, report.state());
    }

    @Test
    void withRepairJustTheRangeIsMarkedAndTheEndWaitsForAnotherAttachment() throws Exception {
        flip("large", FLIPPED);
        copies.equal = false;
        CompletableFuture<VerifyReport> end =
                copies.verifier
                        .begin(new VerifyOrder(-1, true, 0))
                        .orElseThrow()
                        .toCompletableFuture();
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (copies.verifier.report().state() != VerifyReport.State.REPAIRING) {
            assertTrue(System.nanoTime() < limit, "never repairing");
            Thread.onSpinWait();
        }
        assertEquals(
                "[Content[dataset=0, inode="
                        + Files.getAttribute(copies.holder.resolve("large"), "unix:ino")
                        + ", from=1048576, to=1114112]]",
                copies.marked.stream().filter(Item.Content.class::isInstance).toList().toString());
        copies.verifier.look();
        assertEquals(false, end.isDone());
        copies.attachment = 2;
        copies.equal = true;
        while (!end.isDone()) {
            assertTrue(System.nanoTime() < limit, "never repaired");
            copies.verifier.look();
        }
        assertEquals(VerifyReport.State.REPAIRED, end.join().state());
        assertEquals(1, copies.told.size());
        assertTrue(copies.told.get(0).startsWith("repair 1 difference: data:large"));
    }

    @Test
    void thereIsOnlyOneAtATimeAndNoneWithoutAStandby() throws Exception {
        copies.attachment = 0;
        assertTrue(copies.verifier.begin(new VerifyOrder(-1, false, 0)).isEmpty());
        copies.attachment = 1;
        var first = copies.verifier.begin(new VerifyOrder(-1, false, 1 << 20)).orElseThrow();
        assertTrue(copies.verifier.begin(new VerifyOrder(-1, false, 0)).isEmpty());
        copies.verifier.stop("enough");
        VerifyReport report = first.toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertEquals(VerifyReport.State.BROKEN_OFF, report.state());
        assertEquals("enough", report.cause());
    }

    @Test
    void aStandbyThatLeavesBreaksItOff() throws Exception {
        var end = copies.verifier.begin(new VerifyOrder(-1, false, 1 << 20)).orElseThrow();
        copies.attachment = 0;
        copies.verifier.look();
        VerifyReport report = end.toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertEquals(VerifyReport.State.BROKEN_OFF, report.state());
        assertEquals("the standby has left", report.cause());
    }

    @Test
    void aLinkThatBreaksIsNoEnd() throws Exception {
        flip("large", FLIPPED);
        var end = copies.verifier.begin(new VerifyOrder(-1, false, 4 << 20)).orElseThrow();
        copies.links.cut(0);
        VerifyReport report = end.toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertEquals(1, report.differences(), report.cause());
    }
}
