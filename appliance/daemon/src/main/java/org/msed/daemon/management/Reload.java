package org.msed.daemon.management;

import java.util.List;
import org.msed.config.ConfigException;

/** Reads the configuration again and applies what can change while the node runs. */
@FunctionalInterface
public interface Reload {
    /**
     * Reads, checks and applies. Blocks on files.
     *
     * @return one sentence for each change, saying whether it holds now or after a restart
     * @throws ConfigException naming every problem; the old configuration stays
     */
    List<String> reload() throws ConfigException;
}
