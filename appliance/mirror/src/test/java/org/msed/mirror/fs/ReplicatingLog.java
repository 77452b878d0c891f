package org.msed.mirror.fs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.msed.core.dataset.Exclusion;
import org.msed.mirror.change.Change;
import org.msed.mirror.stream.FileReplica;

/** A log that carries every change out on a second directory at once, as a standby would later. */
final class ReplicatingLog extends SilentLog {
    private static final int OPEN_FILES = 1000;

    private final FileReplica replica;
    private IOException failure;

    ReplicatingLog(Path replica) {
        byte[] path = replica.toString().getBytes(StandardCharsets.UTF_8);
        this.replica = new FileReplica(List.of(path), List.of(Exclusion.NONE), OPEN_FILES);
    }

    /** As the applier does: after the first failure nothing more. */
    @Override
    public synchronized void append(Change change) {
        if (failure != null) {
            return;
        }
        try {
            replica.apply(change);
        } catch (IOException e) {
            failure = e;
            e.printStackTrace();
        }
    }
}
