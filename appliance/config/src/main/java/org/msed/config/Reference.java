package org.msed.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints the samples in conf/ and docs/config.md from the keys. A test compares them. */
public final class Reference {
    private static final int WIDTH = 96;

    private Reference() {}

    /**
     * Writes all printed files below a source tree.
     *
     * @param arguments the root of the tree
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("expected the root of the source tree");
        }
        for (Map.Entry<String, String> file : files().entrySet()) {
            Path path = Path.of(arguments[0]).resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /** Every printed file: its path in the source tree, and its text. */
    static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("conf/base-ha-config.properties.sample", sample(Scope.BASE));
        files.put("conf/advance-config.properties.sample", sample(Scope.ADVANCE));
        files.put("conf/dataset.properties.sample", sample(Scope.DATASET));
        files.put("conf/msed.properties", sample(Scope.TUNING));
        files.put("conf/branding.properties", sample(Scope.BRANDING));
        files.put("docs/config.md", manual());
        return files;
    }

    private static String sample(Scope scope) {
        StringBuilder out = new StringBuilder();
        comment(out, scope.fileName() + ": " + purpose(scope));
        comment(out, "Each line shows the default; remove the # to set another value.");
        for (ConfigKey key : ConfigKey.of(scope)) {
            out.append('\n');
            comment(out, key.meaning());
            comment(out, "Allowed: " + key.allowed() + ". Default: " + key.defaultText() + ".");
            boolean set = key.fallback().type() == Fallback.Type.VALUE;
            out.append('#').append(key.key()).append(" = ");
            out.append(set ? key.defaultText() : "").append('\n');
        }
        return out.toString().replace(" \n", "\n");
    }

    private static void comment(StringBuilder out, String text) {
        StringBuilder line = new StringBuilder("#");
        for (String word : text.split(" ")) {
            if (line.length() + word.length() >= WIDTH) {
                out.append(line).append('\n');
                line = new StringBuilder("#");
            }
            line.append(' ').append(word);
        }
        out.append(line).append('\n');
    }

    private static String purpose(Scope scope) {
        return switch (scope) {
            case BASE -> "this node. Written by setup/setup.sh, not by hand.";
            case ADVANCE -> "one pair, a file per peer. Written by msed, not by hand.";
            case DATASET ->
                    "one mirrored directory, a file per dataset, equal on both nodes. Written by"
                            + " msectl dataset add, or by hand.";
            case SECRET -> "the secret of one pair: 32 bytes, mode 0600.";
            case TUNING -> "settings of the process. Timing and policy of a pair are not here.";
            case BRANDING -> "the product as it is shown.";
        };
    }

    private static String manual() {
        StringBuilder out = new StringBuilder("# Configuration\n\n");
        out.append("Printed from `ConfigKey` by `org.msed.config.Reference`; change it there.\n\n");
        out.append("Files stand in `MSE_ETC` (installed: `/etc/opt/mse`). An unknown key, a bad\n");
        out.append("value, or values that do not fit together stop the start; every problem is\n");
        out.append(
                "named at once. A duration carries its unit (`300 ms`, `10 s`, `30 min`, `1 h`,\n");
        out.append("`7 d`); a bare `failover.wait` is seconds.\n\n");
        out.append(
                "An answers file (`setup/setup.sh --answers FILE --non-interactive`) takes the\n");
        out.append(
                "keys of this node and of one pair, and `pair.secret`. A key of both is one line.\n");
        for (Scope scope : Scope.values()) {
            out.append("\n## `").append(scope.fileName()).append("`\n\n");
            String purpose = purpose(scope);
            out.append(Character.toUpperCase(purpose.charAt(0))).append(purpose.substring(1));
            out.append("\n\n| key | type | allowed | default | meaning |\n|---|---|---|---|---|\n");
            ConfigKey.of(scope).forEach(key -> row(out, key));
        }
        return out.toString();
    }

    private static void row(StringBuilder out, ConfigKey key) {
        String unit = key.unit().isEmpty() ? "" : " (" + key.unit() + ")";
        out.append("| `").append(key.key()).append("` | ").append(key.type()).append(unit);
        out.append(" | ").append(key.allowed().replace("<", "\\<")).append(" | ");
        out.append(key.defaultText()).append(" | ").append(key.meaning()).append(" |\n");
    }
}
