package org.msed.daemon.management;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.msed.config.ConfigException;
import org.msed.config.ConfigKey;
import org.msed.config.DatasetConfig;

/** The files of datasets, as this node has them on disk. Blocks on files. */
public interface DatasetStore {
    /**
     * What the files say, which may not hold yet.
     *
     * @throws ConfigException naming every problem of the configuration
     */
    List<DatasetConfig> saved() throws ConfigException;

    /**
     * Checks and writes a new one, and reloads.
     *
     * @param values keys of {@link org.msed.config.Scope#DATASET}
     * @return one sentence for each change, saying whether it holds now or after a restart
     * @throws ConfigException naming every problem; nothing is then written
     * @throws IOException naming the file; nothing is then written
     */
    List<String> add(String name, Map<ConfigKey, String> values)
            throws ConfigException, IOException;

    /**
     * Removes one and reloads; its data stays.
     *
     * @return as {@link #add}
     * @throws java.util.NoSuchElementException when there is none, naming those there are
     * @throws ConfigException naming every problem of what is left; the file is then gone
     * @throws IOException naming the file
     */
    List<String> remove(String name) throws ConfigException, IOException;
}
