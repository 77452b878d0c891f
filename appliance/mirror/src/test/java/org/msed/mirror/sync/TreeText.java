package org.msed.mirror.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.Xattrs;

/** A tree as text, one line a name, with everything that has to be equal on both nodes. */
final class TreeText {
    private final Path root;
    private final Map<Object, String> firstNames = new HashMap<>();

    private TreeText(Path root) {
        this.root = root;
    }

    static String of(Path root) throws IOException {
        return new TreeText(root).text();
    }

    private String text() throws IOException {
        TreeMap<String, Path> names = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            walk.forEach(path -> names.put(root.relativize(path).toString(), path));
        }
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Path> name : names.entrySet()) {
            text.append(line(name.getKey(), name.getValue())).append('\n');
        }
        return text.toString();
    }

    private String line(String name, Path path) throws IOException {
        Map<String, Object> unix =
                Files.readAttributes(
                        path,
                        "unix:mode,uid,gid,rdev,nlink,ino,size,lastModifiedTime",
                        LinkOption.NOFOLLOW_LINKS);
        boolean directory = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        String first = firstNames.computeIfAbsent(unix.get("ino"), key -> name);
        return String.join(
                " | ",
                name,
                Integer.toOctalString((Integer) unix.get("mode")),
                unix.get("uid") + ":" + unix.get("gid"),
                "dev " + unix.get("rdev"),
                unix.get("lastModifiedTime").toString(),
                directory ? "" : "links " + unix.get("nlink") + " first " + first,
                content(path),
                xattrs(path));
    }

    private static String content(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "-> " + Files.readSymbolicLink(path);
        } else if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        byte[] bytes = Files.readAllBytes(path);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            return bytes.length + " bytes " + HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }

    private static String xattrs(Path path) throws IOException {
        TreeMap<String, String> values = new TreeMap<>();
        byte[] bytes = path.toString().getBytes();
        try (Descriptor file = Descriptor.open(bytes, OpenFlags.O_PATH | OpenFlags.O_NOFOLLOW)) {
            List<byte[]> names = Xattrs.list(file);
            for (byte[] name : names) {
                values.put(new String(name), HexFormat.of().formatHex(Xattrs.get(file, name)));
            }
        }
        return values.toString();
    }
}
