package org.msed.daemon.channel;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.msed.platform.process.Command;
import org.msed.platform.process.CommandResult;
import org.msed.platform.process.ProcessRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a node's key with the keytool of a Java installation; the JDK has no interface for it. */
final class KeyMaker {

    static final String ALIAS = "node";

    private static final Logger LOG = LoggerFactory.getLogger(KeyMaker.class);
    private static final long LIMIT_MILLIS = 60_000;
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path keytool;

    KeyMaker(Path javaHome) {
        this.keytool = javaHome.resolve("bin").resolve("keytool");
    }

    /**
     * Makes the file, durable on return; keeps one that another process made meanwhile. It gets its
     * name by a link, which never replaces anything.
     */
    void make(Path file, String nodeName) throws IOException {
        if (!Files.isExecutable(keytool)) {
            throw new IOException(
                    "no key for the pair channel in "
                            + file
                            + ", and "
                            + keytool
                            + " is not there to make one: install a Java that has keytool");
        }
        Path secrets = file.toAbsolutePath().getParent();
        Files.createDirectories(secrets, PRIVATE_DIRECTORY);
        Path workshop = Files.createTempDirectory(secrets, ".key", PRIVATE_DIRECTORY);
        Path made = workshop.resolve("key.p12");
        try {
            run(made, nodeName);
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
            sync(made, StandardOpenOption.WRITE);
            Files.createLink(file, made);
            LOG.info("made this node's key for the pair channel, {}", file);
        } catch (FileAlreadyExistsException e) {
            LOG.info("{} is there already: {}", file, e.toString());
        } finally {
            Files.deleteIfExists(made);
            Files.deleteIfExists(workshop);
        }
        sync(secrets, StandardOpenOption.READ);
    }

    /**
     * With one round of the function that derives keys from passwords: the password is no secret,
     * and 10,000 rounds three times over are half a second of each start.
     */
    private void run(Path made, String nodeName) throws IOException {
        CommandResult result =
                ProcessRunner.run(
                        Command.of(
                                LIMIT_MILLIS,
                                keytool.toString(),
                                "-genkeypair",
                                "-alias",
                                ALIAS,
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-dname",
                                "CN=" + nodeName,
                                "-validity",
                                "3650",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                made.toString(),
                                "-storepass",
                                NodeKey.PASSWORD,
                                "-J-Dkeystore.pkcs12.keyPbeIterationCount=1",
                                "-J-Dkeystore.pkcs12.certPbeIterationCount=1",
                                "-J-Dkeystore.pkcs12.macIterationCount=1"));
        if (!result.succeeded()) {
            throw new IOException(
                    keytool
                            + " made no key for the pair channel ("
                            + result.ending()
                            + " "
                            + result.exitCode()
                            + "): "
                            + (result.output() + result.errors()).strip());
        }
    }

    private static void sync(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
