package org.msed.mirror.stream;

import java.io.IOException;
import org.msed.mirror.change.Change;
import org.msed.platform.file.Content;
import org.msed.platform.file.Descriptor;
import org.msed.platform.natives.ErrnoException;

/** A barrier on a file or file system, which stays open until it is carried out. */
final class FileFlush implements Replica.Flush {

    private final Change.Barrier barrier;
    private final SharedDescriptor file;

    /**
     * Uses the file until then.
     *
     * @param file null when there is nothing to make durable
     */
    FileFlush(Change.Barrier barrier, SharedDescriptor file) {
        this.barrier = barrier;
        this.file = file == null ? null : file.use();
    }

    @Override
    public Object key() {
        return barrier;
    }

    @Override
    public void run() throws IOException {
        if (file == null) {
            return;
        }
        Descriptor descriptor = file.descriptor();
        try {
            switch (barrier.scope()) {
                case DATA -> Content.syncData(descriptor);
                case FILE -> Content.sync(descriptor);
                case FILE_SYSTEM -> Content.syncFileSystem(descriptor);
            }
        } catch (ErrnoException e) {
            ErrnoException named = new ErrnoException(e.call(), e.errno(), barrier.toString());
            named.initCause(e);
            throw named;
        } finally {
            file.leave();
        }
    }

    @Override
    public void drop() {
        if (file != null) {
            file.leave();
        }
    }
}
