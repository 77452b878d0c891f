package org.msed.config;

import java.net.Inet4Address;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One file understood: every value parsed, or reported. */
final class Values {
    private final RawFile raw;
    private final Scope scope;
    private final List<ConfigProblem> problems;
    private final Map<ConfigKey, Object> parsed = new EnumMap<>(ConfigKey.class);

    Values(RawFile raw, Scope scope, List<ConfigProblem> problems) {
        this.raw = raw;
        this.scope = scope;
        this.problems = problems;
        ConfigKey.of(scope).forEach(this::parse);
    }

    private void parse(ConfigKey key) {
        Optional<String> text = raw.get(key);
        if (text.isEmpty() && key.fallback().type() == Fallback.Type.VALUE) {
            text = Optional.of(key.fallback().text());
        }
        if (text.isEmpty()) {
            if (key.fallback().type() == Fallback.Type.REQUIRED) {
                problem(key, key.allowed());
            }
            return;
        }
        try {
            parsed.put(key, key.kind().parse(text.get()));
        } catch (IllegalArgumentException e) {
            problem(key, key.allowed());
        }
    }

    String name() {
        return raw.name();
    }

    /** Reports something that is no value of a key. */
    void problem(ConfigProblem problem) {
        problems.add(problem);
    }

    /** The parsed value; empty if absent, or reported as wrong. */
    <T> Optional<T> find(ConfigKey key, Class<T> type) {
        return Optional.ofNullable(parsed.get(key)).map(type::cast);
    }

    /** The parsed value of a key that is known to have one. */
    <T> T get(ConfigKey key, Class<T> type) {
        return find(key, type).orElseThrow(() -> new IllegalStateException(key + " has no value"));
    }

    List<String> names(ConfigKey key) {
        return parsed.get(key) instanceof List<?> all
                ? all.stream().map(Object::toString).toList()
                : List.of();
    }

    /** Address and mask in one; empty if either is absent or wrong. */
    Optional<Ip4Prefix> prefix(ConfigKey address, ConfigKey mask) {
        return find(address, Inet4Address.class)
                .flatMap(a -> find(mask, Integer.class).map(m -> new Ip4Prefix(a, m)));
    }

    /** Reports a key of this file with the text that stands there or holds by default. */
    void problem(ConfigKey key, String allowed) {
        problem(key, allowed, scope.mendingCommand());
    }

    /** The same, with a command that mends it better than the file's usual one. */
    void problem(ConfigKey key, String allowed, String command) {
        boolean hasDefault = key.fallback().type() == Fallback.Type.VALUE;
        String text = raw.get(key).orElse(hasDefault ? key.fallback().text() : "");
        String shown = key.secret() && !text.isEmpty() ? "(hidden)" : text;
        problems.add(new ConfigProblem(raw.name(), key.key(), shown, allowed, command));
    }
}
