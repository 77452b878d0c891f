package org.msed.daemon.management;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Users and groups of this machine, read anew for each question, so that a change holds at once.
 */
final class Accounts {
    /** Members may operate pairs. */
    static final String OPERATORS = "msed";

    private final Path users;
    private final Path groups;
    private final long ownUid;

    Accounts(Path users, Path groups, long ownUid) {
        this.users = users;
        this.groups = groups;
        this.ownUid = ownUid;
    }

    /**
     * Those of the files passwd(5) and group(5); users of a directory service are not operators.
     */
    static Accounts ofSystem() throws IOException {
        Object uid =
                Files.getAttribute(Path.of("/proc/self"), "unix:uid", LinkOption.NOFOLLOW_LINKS);
        return new Accounts(
                Path.of("/etc/passwd"), Path.of("/etc/group"), ((Integer) uid).longValue());
    }

    long ownUid() {
        return ownUid;
    }

    /** The user's name, or its number as text if it has none here. */
    String user(long uid) {
        return entry(users, 2, Long.toString(uid)).map(e -> e[0]).orElse(Long.toString(uid));
    }

    /** Whether a user is in the operators' group, by its own group or by the list of members. */
    boolean operator(long uid, long gid) {
        Optional<String[]> group = entry(groups, 0, OPERATORS);
        if (group.isEmpty()) {
            return false;
        }
        String[] fields = group.get();
        List<String> members = fields.length > 3 ? Arrays.asList(fields[3].split(",")) : List.of();
        return fields[2].equals(Long.toString(gid)) || members.contains(user(uid));
    }

    private static Optional<String[]> entry(Path file, int field, String value) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split(":", -1))
                    .filter(f -> f.length > 2 && f[field].equals(value))
                    .findFirst();
        } catch (IOException e) {
            // Without the file nobody has a name or a group, which grants nothing.
            return Optional.empty();
        }
    }
}
