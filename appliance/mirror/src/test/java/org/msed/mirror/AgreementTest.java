package org.msed.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.core.dataset.Disagreement;
import org.msed.core.state.DatasetMode;
import org.msed.core.state.ReplicationReason;
import org.msed.mirror.aside.AsideSettings;
import org.msed.mirror.stream.MemoryLinks;
import org.msed.mirror.stream.StreamPort;
import org.msed.mirror.stream.Transport;

class AgreementTest {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    @TempDir Path directory;
    private final MemoryLinks links = new MemoryLinks(2);
    private final ExecutorService later = Executors.newCachedThreadPool();

    /** One node's word; another daemon of it takes the same links. */
    private final class Node implements Transport.Receiver, AutoCloseable {
        private final String name;
        private final StreamPort port;
        private Directories directories;
        private volatile Agreement agreement;

        Node(String name, Transport transport, List<String> excludes) throws Exception {
            this.name = name;
            port = new StreamPort(transport, 0);
            restart(excludes);
            port.handler(StreamPort.Lane.FACTS, this);
            port.open();
        }

        void restart(List<String> excludes) throws Exception {
            close();
            MirrorSettings.Dataset data =
                    new MirrorSettings.Dataset("data", directory, DatasetMode.SYNC, excludes, 0);
            MirrorSettings settings =
                    new MirrorSettings(
                            name,
                            "pair",
                            1,
                            directory,
                            List.of(data),
                            2000,
                            new AsideSettings(directory.resolve("aside"), 1L << 30, 1),
                            3000);
            directories = Directories.open(settings.datasets());
            agreement = new Agreement(settings, directories, port, later);
        }

        @Override
        public void connected(int link) {
            agreement.connected(link);
        }

        @Override
        public void disconnected(int link, String cause) {}

        @Override
        public void received(int link, ByteBuffer frame) {
            agreement.received(frame);
        }

        @Override
        public void close() {
            if (directories != null) {
                directories.close();
            }
        }
    }

    private Node mse1;

    @BeforeEach
    void first() throws Exception {
        Files.writeString(directory.resolve("file"), "x".repeat(100_000));
        mse1 = new Node("mse1", links.holder(), List.of("*.tmp"));
    }

    @AfterEach
    void close() {
        links.close();
        later.shutdownNow();
        mse1.close();
    }

    private static void await(BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - begin < LIMIT_NANOS, "it did not come true");
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    @Test
    void nodesThatAreConfiguredAlikeAgree() throws Exception {
        Node mse2 = new Node("mse2", links.standby(), List.of("*.tmp"));
        links.healAll();
        assertEquals(Optional.empty(), mse1.agreement.settled(30_000));
        assertEquals(Optional.empty(), mse2.agreement.settled(30_000));
        mse2.close();
    }

    @Test
    void differenceIsToldOnBothNodesWithTheFactsOfBoth() throws Exception {
        Node mse2 = new Node("mse2", links.standby(), List.of());
        links.healAll();
        for (Agreement each : List.of(mse1.agreement, mse2.agreement)) {
            await(() -> each.difference().isPresent());
            Disagreement no = each.refusal(false).orElseThrow();
            assertEquals(ReplicationReason.DATASETS_DIFFER, no.reason());
            assertTrue(no.text().contains("*.tmp on mse1"), no.text());
            assertTrue(no.text().contains("none on mse2"), no.text());
        }
        mse2.close();
    }

    @Test
    void nodeThatWasMendedAgreesOverItsNextConnection() throws Exception {
        Node mse2 = new Node("mse2", links.standby(), List.of());
        links.healAll();
        await(() -> mse1.agreement.difference().isPresent());
        links.cut(0);
        links.cut(1);
        mse2.restart(List.of("*.tmp"));
        links.healAll();
        await(() -> mse1.agreement.difference().isEmpty());
        mse2.close();
    }

    @Test
    void nothingIsHeldAgainstAPeerThatSaysNothing() throws Exception {
        assertEquals(Optional.empty(), mse1.agreement.settled(1));
    }

    @Test
    void otherMessagesOfTheLaneAreLeftAlone() {
        ByteBuffer fact = ByteBuffer.wrap(new byte[] {1, 2});
        assertFalse(mse1.agreement.received(fact));
        assertEquals(2, fact.remaining());
    }
}
