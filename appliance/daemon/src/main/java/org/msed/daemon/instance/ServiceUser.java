package org.msed.daemon.instance;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** As whom the database runs (design D18): user msed where there is one and the daemon is root. */
final class ServiceUser {
    private static final String NAME = "msed";

    /**
     * Not the group msed, whose members may give orders to the daemon; the files are their owner's
     * alone.
     */
    private static final String NO_GROUP = "65534";

    private static final int ROOT = 0;

    private final Optional<UserPrincipal> user;

    private ServiceUser(Optional<UserPrincipal> user) {
        this.user = user;
    }

    /**
     * Asks the system.
     *
     * @throws IOException it does not tell
     */
    static ServiceUser find() throws IOException {
        if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(ROOT)) {
            return new ServiceUser(Optional.empty());
        }
        try {
            return new ServiceUser(
                    Optional.of(
                            FileSystems.getDefault()
                                    .getUserPrincipalLookupService()
                                    .lookupPrincipalByName(NAME)));
        } catch (UserPrincipalNotFoundException e) {
            return new ServiceUser(Optional.empty());
        }
    }

    /** The command that makes another one run as this user; setpriv(1). */
    List<String> prefix() {
        return user.isEmpty()
                ? List.of()
                : List.of("setpriv", "--reuid=" + NAME, "--regid=" + NO_GROUP, "--clear-groups");
    }

    /** Whether it is another user than the daemon's. */
    boolean isOther() {
        return user.isPresent();
    }

    /** Makes a file or directory this user's own. */
    void own(Path path) throws IOException {
        if (user.isPresent()) {
            Files.setOwner(path, user.get());
        }
    }

    /**
     * Makes a directory with all below it this user's own. On another node the same name may have
     * another number, and the mirror carries numbers; then it takes a moment.
     */
    void ownAll(Path directory) throws IOException {
        if (user.isEmpty() || owns(directory)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(directory)) {
            all = new ArrayList<>(walk.toList());
        }
        // The directory itself last: it stands for all, should this be cut short.
        Collections.reverse(all);
        for (Path path : all) {
            Files.getFileAttributeView(
                            path, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setOwner(user.get());
        }
    }

    private boolean owns(Path path) throws IOException {
        return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(user.get());
    }
}
