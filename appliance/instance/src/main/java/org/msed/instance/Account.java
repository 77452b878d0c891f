package org.msed.instance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.Set;

/**
 * The owner of the database. Its password is made with the database and lies beside it, so that
 * wherever the files are both are, and belong together.
 *
 * @param user its name
 * @param password in clear; nothing may print it
 */
record Account(String user, String password) {
    /** The file in the mirrored directory, for its owner alone. */
    static final String FILE = "password";

    private static final String USER = "msed";
    private static final int PASSWORD_BYTES = 24;
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /**
     * Reads the password, or makes one; durable on return.
     *
     * @throws IOException the file cannot be read or written, or is empty
     */
    static Account of(Path home) throws IOException {
        Path file = home.resolve(FILE);
        if (!Files.exists(file)) {
            make(file);
        }
        String password = Files.readString(file).strip();
        if (password.isEmpty()) {
            throw new IOException(file + " is empty: restore it, the database knows its password");
        }
        return new Account(USER, password);
    }

    private static void make(Path file) throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n";
        Path unfinished = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, PRIVATE);
        try (FileChannel out = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            out.write(StandardCharsets.US_ASCII.encode(text));
            out.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        Durable.directory(file.getParent());
    }

    /** As a driver wants it. */
    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return properties;
    }

    @Override
    public String toString() {
        return "Account[" + user + "]";
    }
}
