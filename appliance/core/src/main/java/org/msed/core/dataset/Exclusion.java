package org.msed.core.dataset;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which names of a dataset stay on their node. Names are bytes, so a pattern is compared byte by
 * byte: {@code ?} and {@code [..]} stand for one byte.
 *
 * <ul>
 *   <li>{@code *} any bytes but {@code /}; {@code ?} one byte but {@code /}; {@code [ab0-9]},
 *       {@code [!ab]} one byte of or not of a set
 *   <li>{@code **} as a whole component: any number of directories, also none
 *   <li>a pattern without {@code /} is a name at any depth, one with it a path from the dataset's
 *       directory
 *   <li>a directory that is excluded is so with all below it
 * </ul>
 *
 * Immutable; any thread may ask.
 */
public final class Exclusion {

    /** Nothing is excluded. */
    public static final Exclusion NONE = new Exclusion(List.of(), true);

    private final List<Pattern> patterns;
    private final boolean byName;

    private Exclusion(List<Pattern> patterns, boolean byName) {
        this.patterns = patterns;
        this.byName = byName;
    }

    /**
     * The rule of these patterns.
     *
     * @throws IllegalArgumentException for a pattern that is none, naming it
     */
    public static Exclusion of(List<String> patterns) {
        return patterns.isEmpty()
                ? NONE
                : new Exclusion(
                        patterns.stream().map(Exclusion::compile).toList(),
                        patterns.stream().noneMatch(pattern -> pattern.indexOf('/') >= 0));
    }

    /** Whether nothing is excluded, which spares finding out the path. */
    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    /**
     * Whether all patterns are names at any depth: where a directory is makes no difference then to
     * what is below it.
     */
    public boolean isByName() {
        return byName;
    }

    /**
     * Whether a name stays on its node.
     *
     * @param path relative to the dataset's directory, without a slash at either end
     */
    public boolean excludes(byte[] path) {
        if (patterns.isEmpty()) {
            return false;
        }
        String text = new String(path, StandardCharsets.ISO_8859_1);
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
    }

    private static Pattern compile(String glob) {
        String text =
                new String(glob.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        StringBuilder regex = new StringBuilder();
        if (text.indexOf('/') < 0) {
            regex.append("(?:.*/)?");
        }
        String[] names = text.split("/", -1);
        for (int i = 0; i < names.length; i++) {
            boolean last = i == names.length - 1;
            if (names[i].isEmpty()) {
                throw new IllegalArgumentException("no pattern: " + glob);
            } else if (names[i].equals("**")) {
                regex.append(last ? ".*" : "(?:.*/)?");
            } else {
                name(names[i], glob, regex);
                regex.append(last ? "" : "/");
            }
        }
        return Pattern.compile(regex.append("(?:/.*)?").toString(), Pattern.DOTALL);
    }

    private static void name(String name, String glob, StringBuilder regex) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            switch (c) {
                case '*' -> regex.append("[^/]*");
                case '?' -> regex.append("[^/]");
                case '[' -> i = set(name, i, glob, regex);
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
    }

    /** A set of bytes; answers where its closing bracket is. */
    private static int set(String name, int open, String glob, StringBuilder regex) {
        int close = name.indexOf(']', open);
        boolean not = name.startsWith("!", open + 1);
        int first = open + (not ? 2 : 1);
        if (close <= first) {
            throw new IllegalArgumentException("no pattern: " + glob);
        }
        regex.append("(?!/)[").append(not ? "^" : "");
        for (int i = first; i < close; i++) {
            char c = name.charAt(i);
            boolean range = c == '-' && i > first && i < close - 1;
            regex.append(range ? "-" : String.format("\\x%02x", (int) c));
        }
        try {
            Pattern.compile(regex + "]");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no pattern: " + glob, e);
        }
        regex.append(']');
        return close;
    }
}
