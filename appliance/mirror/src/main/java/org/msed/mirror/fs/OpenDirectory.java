package org.msed.mirror.fs;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.msed.mirror.tree.Inode;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.DirectoryReader;
import org.msed.platform.natives.ErrnoException;

/** A directory that an application reads. Its monitor is held while a request is answered. */
final class OpenDirectory {
    /** Buffers of directories closed before: memory outside the heap is slow to make and free. */
    private static final ConcurrentLinkedQueue<ByteBuffer> SPARE = new ConcurrentLinkedQueue<>();

    final Inode inode;
    final Descriptor descriptor;
    private final ByteBuffer buffer;
    private final DirectoryReader reader;

    /** Offset after the last entry that was sent. */
    private long position;

    /** The reader's present entry was not sent. */
    private boolean ahead;

    OpenDirectory(Inode inode, Descriptor descriptor) {
        this.inode = inode;
        this.descriptor = descriptor;
        ByteBuffer spare = SPARE.poll();
        buffer = spare == null ? ByteBuffer.allocateDirect(DirectoryReader.BUFFER_BYTES) : spare;
        reader = new DirectoryReader(descriptor, buffer);
    }

    DirectoryReader reader() {
        return reader;
    }

    /** Goes to an offset; where the last answer ended nothing is read again. */
    void seek(long offset) throws ErrnoException {
        if (offset != position || offset == 0) {
            reader.seek(offset);
            position = offset;
            ahead = false;
        }
    }

    boolean next() throws ErrnoException {
        boolean there = ahead || reader.next();
        ahead = there;
        return there;
    }

    /** The present entry is in the answer. */
    void sent() {
        position = reader.nextOffset();
        ahead = false;
    }

    synchronized void close() {
        descriptor.close();
        SPARE.add(buffer);
    }
}
