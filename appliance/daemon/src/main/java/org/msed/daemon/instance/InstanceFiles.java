package org.msed.daemon.instance;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.msed.config.InstanceNames;
import org.msed.config.Places;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the files of a pair's database are on this node.
 *
 * @param home the mirrored directory
 * @param room what stays on this node: the socket
 * @param log both outputs of the process
 */
record InstanceFiles(Path home, Path room, Path log) {
    private static final Set<PosixFilePermission> PRIVATE =
            PosixFilePermissions.fromString("rwx------");
    private static final Logger LOG = LoggerFactory.getLogger(InstanceFiles.class);
    private static final long LOG_BYTES = 1L << 20;

    /**
     * The places for one database.
     *
     * @param names as this node shows them
     */
    static InstanceFiles of(Places places, InstanceNames names) {
        String alias = names.primaryAlias();
        return new InstanceFiles(
                places.instances().resolve(alias),
                places.instances().resolve(alias + ".run"),
                places.log().resolve(names.database() + ".log"));
    }

    /** The socket on which the database tells how it is. */
    Path socket() {
        return room.resolve("socket");
    }

    /**
     * Makes the directories; nothing may be mounted yet.
     *
     * @throws IOException one cannot be made
     */
    void make(ServiceUser user) throws IOException {
        Files.createDirectories(home.getParent());
        if (user.isOther()) {
            letThrough(home.getParent());
            letThrough(home.getParent().getParent());
        }
        makePrivate(home, user);
        makePrivate(room, user);
    }

    private static void makePrivate(Path directory, ServiceUser user) throws IOException {
        try {
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(PRIVATE));
            user.own(directory);
        } catch (FileAlreadyExistsException e) {
            // Not to be touched: the mount of a dead daemon may still cover it.
            LOG.debug("{} is there", directory);
        }
    }

    /** Another user must get to what is its own, and need not see what else is there. */
    private static void letThrough(Path directory) throws IOException {
        Set<PosixFilePermission> permissions =
                EnumSet.copyOf(Files.getPosixFilePermissions(directory));
        if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
            Files.setPosixFilePermissions(directory, permissions);
        }
    }

    /** Keeps the log of before when it has become long. */
    void turnLog() throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
            Path before = log.resolveSibling(log.getFileName() + ".1");
            Files.move(log, before, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** How long the log is now; 0 when there is none. */
    long logBytes() throws IOException {
        return Files.exists(log) ? Files.size(log) : 0;
    }
}
