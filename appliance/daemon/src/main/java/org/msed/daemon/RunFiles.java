package org.msed.daemon;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.msed.config.Places;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What says that the daemon runs: a lock that ends with the process, and the pid file. Taken before
 * anything else, since two daemons of one node would fight over its address.
 */
final class RunFiles implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunFiles.class);
    private static final String LOCK = "daemon.lock";

    private final FileChannel channel;
    private final Path pidFile;

    private RunFiles(FileChannel channel, Path pidFile) {
        this.channel = channel;
        this.pidFile = pidFile;
    }

    /**
     * Takes both.
     *
     * @throws StartException a daemon of this node runs already, or the directory cannot be used
     */
    static RunFiles take(Places places) throws StartException {
        Path lock = places.run().resolve(LOCK);
        try {
            Files.createDirectories(places.run());
            FileChannel channel =
                    FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock taken = channel.tryLock();
            if (taken == null) {
                channel.close();
                throw new StartException(
                        "a daemon of this node runs already; it holds " + lock, null);
            }
            Files.writeString(places.pidFile(), ProcessHandle.current().pid() + "\n");
            return new RunFiles(channel, places.pidFile());
        } catch (IOException e) {
            throw new StartException("cannot use " + places.run() + ": " + e.getMessage(), e);
        }
    }

    /** Gives both back. */
    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            LOG.warn("{} is left behind: {}", pidFile, e.toString());
        }
    }
}
