package org.msed.platform.mount;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The mounts of a mount namespace at one moment, as /proc/self/mountinfo shows them.
 *
 * <p>Answers from the table alone: no path is touched, so nothing hangs on a dead server. Therefore
 * paths must be absolute, and symbolic links in them are not followed.
 */
public final class MountTable {
    private static final Path MOUNTINFO = Path.of("/proc/thread-self/mountinfo");
    private static final int FIELDS_BEFORE_TAGS = 6;

    private final List<MountEntry> entries;

    private MountTable(List<MountEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * Reads the table of the calling thread's mount namespace, which all threads of a daemon share.
     *
     * @return the mounts of now
     * @throws IOException /proc is not mounted, or the kernel's text is not understood
     */
    public static MountTable read() throws IOException {
        return parse(new String(Files.readAllBytes(MOUNTINFO), StandardCharsets.ISO_8859_1));
    }

    /**
     * Parses a table.
     *
     * @param text the lines of mountinfo, one character a byte (ISO 8859-1): names are any bytes
     * @return the mounts
     * @throws MountFormatException a line has too few fields or a number that is none
     */
    public static MountTable parse(String text) throws MountFormatException {
        List<MountEntry> entries = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (!line.isEmpty()) {
                entries.add(entry(line));
            }
        }
        return new MountTable(entries);
    }

    /**
     * id, parent, device, root, mount point, options, any number of tags, "-", type, source, more.
     */
    private static MountEntry entry(String line) throws MountFormatException {
        String[] fields = line.split(" ", -1);
        int dash = FIELDS_BEFORE_TAGS;
        while (dash < fields.length && !fields[dash].equals("-")) {
            dash++;
        }
        if (dash + 3 >= fields.length) {
            throw new MountFormatException(line);
        }
        String[] device = fields[2].split(":", -1);
        try {
            return new MountEntry(
                    Integer.parseInt(fields[0]),
                    Integer.parseInt(fields[1]),
                    Integer.parseInt(device[0]),
                    Integer.parseInt(device[1]),
                    unescape(fields[3]),
                    Path.of(unescape(fields[4])),
                    fields[5],
                    unescape(fields[dash + 1]),
                    unescape(fields[dash + 2]),
                    fields[dash + 3]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new MountFormatException(line, e);
        }
    }

    /** Blank, tab, newline, backslash and others stand as backslash and three octal digits. */
    static String unescape(String field) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(field.length());
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && isOctal(field, i + 1)) {
                bytes.write(Integer.parseInt(field.substring(i + 1, i + 4), 8));
                i += 3;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean isOctal(String field, int from) {
        if (from + 3 > field.length()) {
            return false;
        }
        return field.substring(from, from + 3).chars().allMatch(c -> c >= '0' && c <= '7');
    }

    /**
     * All mounts, in the kernel's order; some may be hidden under others.
     *
     * @return unmodifiable
     */
    public List<MountEntry> entries() {
        return entries;
    }

    /**
     * The mount that can be seen at exactly this place: the topmost where there are several.
     *
     * @param mountPoint an absolute path
     * @return empty when nothing is mounted there
     */
    public Optional<MountEntry> at(Path mountPoint) {
        Path place = mountPoint.normalize();
        return on(place).filter(entry -> entry.mountPoint().equals(place));
    }

    /**
     * The mount that a path lies on.
     *
     * @param path an absolute path, which need not exist
     * @return empty only when the table has no root
     */
    public Optional<MountEntry> on(Path path) {
        Path place = path.normalize();
        Optional<MountEntry> next = root();
        Optional<MountEntry> found = next;
        while (next.isPresent()) {
            found = next;
            next = coveringChild(found.get(), place);
        }
        return found;
    }

    /** Of two mounts on one parent the one nearer to the root hides the other. */
    private Optional<MountEntry> coveringChild(MountEntry parent, Path place) {
        MountEntry nearest = null;
        for (MountEntry entry : entries) {
            boolean covers =
                    entry.parentId() == parent.id()
                            && entry.id() != parent.id()
                            && place.startsWith(entry.mountPoint());
            if (covers
                    && (nearest == null
                            || entry.mountPoint().getNameCount()
                                    <= nearest.mountPoint().getNameCount())) {
                nearest = entry;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private Optional<MountEntry> root() {
        Path slash = Path.of("/");
        return entries.stream()
                .filter(entry -> entry.mountPoint().equals(slash))
                .filter(entry -> entries.stream().noneMatch(e -> isParent(e, entry)))
                .findFirst();
    }

    private static boolean isParent(MountEntry maybe, MountEntry of) {
        return maybe.id() == of.parentId() && maybe.id() != of.id();
    }

    /**
     * The mounts somewhere below a directory that can be reached from it.
     *
     * @param directory an absolute path
     * @return without a mount at the directory itself
     */
    public List<MountEntry> below(Path directory) {
        Path place = directory.normalize();
        return entries.stream()
                .filter(entry -> !entry.mountPoint().equals(place))
                .filter(entry -> entry.mountPoint().startsWith(place))
                .filter(entry -> at(entry.mountPoint()).equals(Optional.of(entry)))
                .toList();
    }
}
