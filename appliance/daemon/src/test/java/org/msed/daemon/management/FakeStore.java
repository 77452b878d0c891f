package org.msed.daemon.management;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.msed.config.ConfigException;
import org.msed.config.ConfigKey;
import org.msed.config.ConfigProblem;
import org.msed.config.DatasetConfig;

/** Files of datasets that are only remembered; one problem may be set for all of them. */
final class FakeStore implements DatasetStore {
    final Map<String, Map<ConfigKey, String>> written = new TreeMap<>();
    List<DatasetConfig> saved = List.of();
    ConfigProblem problem;

    @Override
    public List<DatasetConfig> saved() throws ConfigException {
        check();
        return saved;
    }

    @Override
    public List<String> add(String name, Map<ConfigKey, String> values) throws ConfigException {
        check();
        written.put(name, values);
        return List.of("added");
    }

    @Override
    public List<String> remove(String name) {
        if (written.remove(name) == null) {
            throw new NoSuchElementException("no dataset " + name);
        }
        return List.of("removed");
    }

    private void check() throws ConfigException {
        if (problem != null) {
            throw new ConfigException(List.of(problem));
        }
    }
}
