package org.msed.mirror.sync;

import java.util.List;

/**
 * What looked different when it was compared beside the stream, and may only have been on its way.
 *
 * @param path relative to the dataset's directory; empty for that itself
 * @param from first byte of the content in doubt, a multiple of {@link Sight#CHUNK_BYTES}
 * @param to first byte behind it; equal to {@code from} where no content is
 * @param names all names of the inode, where it should have several; else empty
 */
public record Suspect(int dataset, byte[] path, long from, long to, List<byte[]> names) {

    /** Copies the list. */
    public Suspect {
        names = List.copyOf(names);
    }

    /** The same with another range. */
    public Suspect withRange(long newFrom, long newTo) {
        return new Suspect(dataset, path, newFrom, newTo, names);
    }
}
