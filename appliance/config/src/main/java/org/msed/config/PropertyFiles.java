package org.msed.config;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.configuration2.PropertiesConfiguration;
import org.apache.commons.configuration2.ex.ConfigurationException;

/** Property files as texts per key, both directions, by Commons Configuration. */
final class PropertyFiles {
    private PropertyFiles() {}

    /**
     * Reads a file; a file that is not there sets nothing. Interpolation and includes are off, so
     * that a value is what one sees.
     *
     * @param scopes whose keys the file may hold, tried in order
     * @param problems receives unknown and repeated keys
     */
    static RawFile read(Path file, String name, List<Scope> scopes, List<ConfigProblem> problems) {
        Map<ConfigKey, String> values = new EnumMap<>(ConfigKey.class);
        PropertiesConfiguration properties;
        try {
            if (!Files.exists(file)) {
                return new RawFile(name, values);
            }
            properties = parse(new StringReader(Files.readString(file)));
        } catch (IOException | ConfigurationException e) {
            problems.add(
                    new ConfigProblem(
                            name,
                            "the file",
                            String.valueOf(e.getMessage()),
                            "readable as key = value lines in UTF-8",
                            "edit " + name));
            return new RawFile(name, values);
        }
        for (Iterator<String> keys = properties.getKeys(); keys.hasNext(); ) {
            collect(keys.next(), properties, name, scopes, values, problems);
        }
        return new RawFile(name, values);
    }

    private static PropertiesConfiguration parse(Reader text)
            throws ConfigurationException, IOException {
        PropertiesConfiguration properties = new PropertiesConfiguration();
        properties.setIncludesAllowed(false);
        properties.read(text);
        return properties;
    }

    private static void collect(
            String key,
            PropertiesConfiguration properties,
            String name,
            List<Scope> scopes,
            Map<ConfigKey, String> values,
            List<ConfigProblem> problems) {
        String command = "remove the line from " + name;
        Object raw = properties.getProperty(key);
        List<ConfigKey> found =
                scopes.stream().map(s -> ConfigKey.find(s, key)).flatMap(Optional::stream).toList();
        if (found.isEmpty()) {
            String known = NearestKey.advice(key, scopes);
            problems.add(new ConfigProblem(name, key, String.valueOf(raw), known, command));
        } else if (raw instanceof List<?> several) {
            problems.add(
                    new ConfigProblem(name, key, several.toString(), "given only once", command));
        } else if (!raw.toString().isBlank()) {
            found.forEach(k -> values.put(k, raw.toString().strip()));
        }
    }

    /** The text of a file with these values, in the order of the map. */
    static byte[] print(String header, Map<ConfigKey, String> values) {
        PropertiesConfiguration properties = new PropertiesConfiguration();
        properties.setHeader(header);
        values.forEach((key, text) -> properties.setProperty(key.key(), text));
        StringWriter out = new StringWriter();
        try {
            properties.write(out);
        } catch (ConfigurationException e) {
            throw new IllegalStateException("writing to memory", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
