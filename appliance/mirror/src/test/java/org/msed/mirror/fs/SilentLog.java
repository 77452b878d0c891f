package org.msed.mirror.fs;

import java.io.IOException;
import org.msed.mirror.change.Change;
import org.msed.mirror.change.ChangeLog;

/** A log that keeps nothing: for measuring and testing the file system alone. */
class SilentLog implements ChangeLog {
    private static final Ticket TICKET = () -> {};

    @Override
    public Ticket beginWrite(int dataset, long inode, long offset, long length) {
        return TICKET;
    }

    @Override
    public Ticket beginEntry(int dataset, long directory) {
        return TICKET;
    }

    @Override
    public Ticket beginMove(int dataset, long fromDirectory, long toDirectory, long... moved) {
        return TICKET;
    }

    @Override
    public Ticket beginAttributes(int dataset, long inode) {
        return TICKET;
    }

    @Override
    public long attachment() {
        return 1;
    }

    @Override
    public void append(Change change) {}

    @Override
    public void interrupt() {}

    @Override
    public Flush flush(int dataset, long inode, Change.Barrier.Scope scope) {
        return () -> {};
    }

    @Override
    public void failed(int dataset, IOException cause) {}
}
