package org.msed.mirror.change;

import java.io.IOException;

/**
 * Where the file system reports what it changed, in the order in which it changed it. Thread-safe.
 *
 * <p>A change is made like this, so that no crash leaves one that nobody suspects and no attachment
 * begins in the middle of one (the order of locks is ticket, namespace, inode, log):
 *
 * <pre>
 * try (Ticket ticket = log.beginWrite(dataset, inode, offset, length)) {
 *     // lock, change the backing directory, log.append(the result), unlock
 * }
 * </pre>
 */
public interface ChangeLog {

    /** Between the moment before a change and the moment after its report. */
    interface Ticket extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Announces a change of a file's content or size. The intent is durable on return; that costs a
     * write to disk where the region is cold.
     *
     * @param length of the range in bytes; {@link Long#MAX_VALUE} up to the end; 0 where nothing
     *     changes: then no intent is written, only no attachment begins
     * @throws IOException the intent cannot be made durable: nothing may be changed
     */
    Ticket beginWrite(int dataset, long inode, long offset, long length) throws IOException;

    /**
     * Announces a change of names in a directory. The intent is durable on return.
     *
     * @throws IOException the intent cannot be made durable: nothing may be changed
     */
    Ticket beginEntry(int dataset, long directory) throws IOException;

    /**
     * Announces a change of names in two directories, which may be the same.
     *
     * @param moved the directories that get another name: of two that change places the names alone
     *     tell no difference
     * @throws IOException the intent cannot be made durable: nothing may be changed
     */
    Ticket beginMove(int dataset, long fromDirectory, long toDirectory, long... moved)
            throws IOException;

    /**
     * Announces a change of an inode's attributes. The intent is durable on return.
     *
     * @throws IOException the intent cannot be made durable: nothing may be changed
     */
    Ticket beginAttributes(int dataset, long inode) throws IOException;

    /**
     * The present attachment, above 0 and growing; 0 when changes do not travel. An inode has to be
     * bound once in each attachment before it is named. Within one ticket an attachment can end but
     * never begin.
     */
    long attachment();

    /**
     * Reports a change that was made. Called under the locks that gave it its place in the order.
     * Blocks while the stream's memory is full. A stream that ends is no failure: the change is
     * then kept in the dirty set.
     */
    void append(Change change);

    /**
     * Ends the present attachment, where there is one, because the standby cannot follow what comes
     * next by changes alone: what is reported from now on is compared. Called inside a ticket,
     * under any lock.
     */
    void interrupt();

    /**
     * Begins a flush: the barrier has its place in the order on return. The caller flushes its own
     * descriptor next and calls {@link Flush#await} then.
     *
     * @param scope DATA or FILE
     */
    Flush flush(int dataset, long inode, Change.Barrier.Scope scope);

    /** A flush that was begun. */
    interface Flush {

        /**
         * Waits until the flush may be acknowledged: it is durable wherever the gate and the
         * dataset's mode want it.
         *
         * @throws ClosingException it cannot be, now or ever: the data is being closed
         * @throws IOException a disk fails
         * @throws InterruptedException the worker is being ended
         */
        void await() throws IOException, InterruptedException;
    }

    /**
     * The backing directory failed a read or write with this error (rows 23, 45, 46). An ENOSPC or
     * EDQUOT is the application's affair and not reported here.
     */
    void failed(int dataset, IOException cause);
}
