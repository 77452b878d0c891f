package org.msed.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The 32 bytes that only the two nodes of a pair know. */
public final class PairSecret {
    /** Length of a secret in bytes. */
    public static final int BYTES = 32;

    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private PairSecret() {}

    /**
     * Reads a secret.
     *
     * @throws ConfigException if the file is missing, too short or too long, or open to others than
     *     its owner
     */
    public static byte[] read(Path file) throws ConfigException {
        try {
            if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw problem(file, "mode 0600", "a file that others may read");
            }
            byte[] secret = Files.readAllBytes(file);
            if (secret.length != BYTES) {
                throw problem(file, BYTES + " bytes", secret.length + " bytes");
            }
            return secret;
        } catch (IOException e) {
            throw problem(file, "a readable file of " + BYTES + " bytes", e.toString());
        }
    }

    private static ConfigException problem(Path file, String allowed, String got) {
        return new ConfigException(
                List.of(
                        new ConfigProblem(
                                "secrets/" + file.getFileName(),
                                ConfigKey.PAIR_SECRET.key(),
                                got,
                                allowed,
                                Scope.SECRET.mendingCommand())));
    }
}
