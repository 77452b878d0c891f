package org.msed.mirror.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.msed.mirror.change.Change;
import org.msed.mirror.change.ChangeLog;

/** A log that remembers everything it was told, and does what a test wants of it. */
final class RecordingLog implements ChangeLog {
    final List<Change> changes = new CopyOnWriteArrayList<>();
    final List<String> flushes = new CopyOnWriteArrayList<>();
    final List<IOException> failures = new CopyOnWriteArrayList<>();
    volatile long attachment = 1;

    /** What every announcement fails with; null to let them pass. */
    volatile IOException refusal;

    /** What every flush fails with; null to let them pass. */
    volatile IOException flushFailure;

    /** Counted down, it lets the flushes that wait go on. */
    volatile CountDownLatch holdFlush = new CountDownLatch(0);

    @Override
    public Ticket beginWrite(int dataset, long inode, long offset, long length) throws IOException {
        return ticket();
    }

    @Override
    public Ticket beginEntry(int dataset, long directory) throws IOException {
        return ticket();
    }

    @Override
    public Ticket beginMove(int dataset, long from, long to, long... moved) throws IOException {
        return ticket();
    }

    @Override
    public Ticket beginAttributes(int dataset, long inode) throws IOException {
        return ticket();
    }

    private Ticket ticket() throws IOException {
        if (refusal != null) {
            throw refusal;
        }
        return () -> {};
    }

    @Override
    public long attachment() {
        return attachment;
    }

    @Override
    public void append(Change change) {
        changes.add(change instanceof Change.Write write ? copy(write) : change);
    }

    private static Change copy(Change.Write write) {
        ByteBuffer data = ByteBuffer.allocate(write.data().remaining());
        data.put(0, write.data(), write.data().position(), data.capacity());
        return new Change.Write(write.dataset(), write.inode(), write.offset(), data);
    }

    @Override
    public void interrupt() {
        attachment = 0;
    }

    @Override
    public Flush flush(int dataset, long inode, Change.Barrier.Scope scope) {
        flushes.add(scope + " " + inode);
        return () -> {
            holdFlush.await();
            if (flushFailure != null) {
                throw flushFailure;
            }
        };
    }

    @Override
    public void failed(int dataset, IOException cause) {
        failures.add(cause);
    }

    /** Those of one kind, in order. */
    <T extends Change> List<T> of(Class<T> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
