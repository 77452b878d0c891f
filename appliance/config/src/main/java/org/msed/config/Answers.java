package org.msed.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** An answers file: keys of this node and of one pair in one flat file, and the pair's secret. */
public final class Answers {
    private final RawFile file;

    private Answers(RawFile file) {
        this.file = file;
    }

    /**
     * Reads an answers file.
     *
     * @throws ConfigException if it is not there, or holds unknown, repeated or malformed keys
     */
    public static Answers read(Path path) throws ConfigException {
        List<ConfigProblem> problems = new ArrayList<>();
        List<Scope> scopes = List.of(Scope.BASE, Scope.ADVANCE, Scope.SECRET);
        if (!Files.isRegularFile(path)) {
            problems.add(
                    new ConfigProblem(
                            path.toString(),
                            "the file",
                            "",
                            "an answers file",
                            Scope.BASE.mendingCommand()));
        }
        RawFile raw = PropertyFiles.read(path, path.toString(), scopes, problems);
        raw.values()
                .forEach(
                        (key, text) -> {
                            if (!key.accepts(text) && !repeated(key, raw)) {
                                problems.add(malformed(path, key, text));
                            }
                        });
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new Answers(raw);
    }

    /** One line that sets two constants is reported once. */
    private static boolean repeated(ConfigKey key, RawFile raw) {
        return key.scope() == Scope.ADVANCE
                && ConfigKey.find(Scope.BASE, key.key())
                        .filter(k -> raw.get(k).isPresent())
                        .isPresent();
    }

    private static ConfigProblem malformed(Path path, ConfigKey key, String text) {
        return new ConfigProblem(
                path.toString(),
                key.key(),
                key.secret() ? "(hidden)" : text,
                key.allowed(),
                "correct the line and run setup/setup.sh again");
    }

    /** The answers that belong to one file, each in its one spelling. */
    public Map<ConfigKey, String> of(Scope scope) {
        Map<ConfigKey, String> values = new EnumMap<>(ConfigKey.class);
        file.values()
                .forEach(
                        (key, text) -> {
                            if (key.scope() == scope) {
                                values.put(key, key.canonical(text));
                            }
                        });
        return values;
    }
}
