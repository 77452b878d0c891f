package org.msed.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The texts of one file, each under its key, not yet understood.
 *
 * @param name the name that problems are reported under
 * @param values what the file sets; keys of it that do not exist were reported when it was read
 */
public record RawFile(String name, Map<ConfigKey, String> values) {
    /** Copies the values. */
    public RawFile {
        Map<ConfigKey, String> copy = new EnumMap<>(ConfigKey.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /** The text of a key, if the file sets it to something. */
    public Optional<String> get(ConfigKey key) {
        return Optional.ofNullable(values.get(key));
    }
}
