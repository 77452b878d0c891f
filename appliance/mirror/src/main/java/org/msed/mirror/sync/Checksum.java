package org.msed.mirror.sync;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.ByteBuffer;
import org.msed.platform.file.Content;
import org.msed.platform.file.Descriptor;
import org.msed.platform.natives.ErrnoException;

/** Checksums of parts of a file: XXH3 with 128 bits, the length being part of it. */
final class Checksum {

    /** Bytes of one. */
    static final int BYTES = 16;

    private static final int READ_BYTES = 256 << 10;
    private static final Hasher128 HASHER = Hashing.xxh3_128();

    private static final ThreadLocal<ByteBuffer> DIRECT =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(READ_BYTES));
    private static final ThreadLocal<byte[]> HEAP =
            ThreadLocal.withInitial(() -> new byte[READ_BYTES]);

    private Checksum() {}

    /**
     * One checksum for each chunk of a range, of as much of it as the file has.
     *
     * @param chunkBytes at most 256 KiB
     */
    static byte[] of(Descriptor file, long offset, long length, int chunkBytes)
            throws ErrnoException {
        int chunks = (int) ((length + chunkBytes - 1) / chunkBytes);
        ByteBuffer sums = ByteBuffer.allocate(chunks * BYTES);
        for (long at = offset; at < offset + length; at += chunkBytes) {
            int wanted = (int) Math.min(chunkBytes, offset + length - at);
            ByteBuffer bytes = read(file, at, wanted);
            byte[] heap = HEAP.get();
            int got = bytes.remaining();
            bytes.get(heap, 0, got);
            HashValue128 sum = HASHER.hashBytesTo128Bits(heap, 0, got);
            sums.putLong(sum.getMostSignificantBits()).putLong(sum.getLeastSignificantBits());
        }
        return sums.array();
    }

    /** As {@link #of}, of what is on the disk, as far as the file system lets one. */
    static byte[] ofDisk(Descriptor file, long offset, long length, int chunkBytes)
            throws ErrnoException {
        Content.dropCached(file, offset, length);
        Content.readAhead(file, offset, length);
        byte[] sums = of(file, offset, length, chunkBytes);
        Content.dropCached(file, offset, length);
        return sums;
    }

    /** The checksum of bytes. */
    static byte[] of(byte[] bytes, int from, int length) {
        HashValue128 sum = HASHER.hashBytesTo128Bits(bytes, from, length);
        return ByteBuffer.allocate(BYTES)
                .putLong(sum.getMostSignificantBits())
                .putLong(sum.getLeastSignificantBits())
                .array();
    }

    private static ByteBuffer read(Descriptor file, long offset, int length) throws ErrnoException {
        ByteBuffer into = DIRECT.get().clear().limit(length);
        while (into.hasRemaining()) {
            if (Content.read(file, into, offset + into.position()) == 0) {
                break;
            }
        }
        return into.flip();
    }
}
