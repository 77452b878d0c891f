package org.msed.daemon.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.core.wire.CertificateHash;

class NodeKeyTest {

    @TempDir private Path etc;
    private Path file;

    @BeforeEach
    void place() {
        file = etc.resolve("secrets").resolve("node.p12");
    }

    private NodeKey open() throws IOException {
        return NodeKey.open(file, "mse1", Keys.JAVA_HOME);
    }

    @Test
    void aKeyIsMadeOnceAndForItsOwnerOnly() throws IOException {
        CertificateHash first = open().hash();
        byte[] bytes = Files.readAllBytes(file);
        assertNotEquals(CertificateHash.NONE, first);
        assertEquals(first, open().hash());
        assertEquals("rw-------", mode(file));
        assertEquals("rwx------", mode(file.getParent()));
        assertEquals(bytes.length, Files.size(file));
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void twoThatMakeItAtOnceEndWithOneKey() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Callable<NodeKey>> both = List.of(this::open, this::open);
            List<Future<NodeKey>> made = two.invokeAll(both);
            assertEquals(made.get(0).get().hash(), made.get(1).get().hash());
        } finally {
            two.shutdown();
        }
    }

    @Test
    void aJavaWithoutKeytoolIsNamed() {
        IOException e = assertThrows(IOException.class, () -> NodeKey.open(file, "mse1", etc));
        assertTrue(e.getMessage().contains(etc.resolve("bin/keytool").toString()), e.getMessage());
        assertFalse(Files.exists(file));
    }

    @Test
    void aKeyThatOthersMayReadIsRefused() throws IOException {
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        IOException e = assertThrows(IOException.class, this::open);
        assertTrue(e.getMessage().contains("chmod 0600"), e.getMessage());
    }

    @Test
    void aDamagedKeyIsNamedAndLeftAlone() throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {1, 2, 3});
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        IOException e = assertThrows(IOException.class, this::open);
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
        assertEquals(3, Files.size(file));
    }
}
