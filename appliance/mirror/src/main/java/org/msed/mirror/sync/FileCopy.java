package org.msed.mirror.sync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.msed.mirror.sync.SyncSource.Differences;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Content;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.natives.ErrnoException;

/**
 * The content of one file on its way: where the target has bytes their checksums are compared,
 * where it has none they are sent, and holes stay holes.
 */
final class FileCopy implements AutoCloseable {
    private static final int DATA_BYTES = 512 << 10;
    private static final int SLICE_BYTES = 4 << 20;
    private static final int CHUNK_BYTES = 128 << 10;
    private static final int FINE_CHUNK_BYTES = 64 << 10;
    private static final long FINE_UP_TO_BYTES = 1 << 20;
    private static final int CHECKS_AHEAD = 4;
    private static final ThreadLocal<ByteBuffer> BYTES =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(DATA_BYTES));

    private final SourceRun run;
    private final What what;
    private final List<Long> ranges;
    private final long targetSize;
    private Descriptor file;
    private int range;
    private long at = -1;
    private int open;
    private boolean touched;
    private boolean finished;

    /** Which file. */
    record What(int dataset, byte[] path, long inode, Meta meta, Visit.Open batch) {}

    /**
     * A copy that has not begun.
     *
     * @param ranges from and to, alternating; what is beyond the end is cut off
     * @param targetSize what the target has
     */
    FileCopy(SourceRun run, What what, List<Long> ranges, long targetSize) {
        this.run = run;
        this.what = what;
        this.ranges = ranges;
        this.targetSize = targetSize;
    }

    Visit.Open batch() {
        return what.batch();
    }

    boolean finished() {
        return finished;
    }

    /** Does one piece; false if it has to wait for the target. */
    boolean step() throws IOException, InterruptedException {
        if (file == null && !begin()) {
            finished = true;
            return true;
        }
        if (range < ranges.size()) {
            if (open >= CHECKS_AHEAD) {
                return false;
            }
            piece();
            return true;
        }
        if (open > 0) {
            return false;
        }
        finish();
        return true;
    }

    private boolean begin() throws IOException {
        run.meter.file(what.path());
        StatusBuffer status = new StatusBuffer();
        try (Descriptor found =
                run.datasets
                        .get(what.dataset())
                        .directory()
                        .openBeneath(what.path(), OpenFlags.O_PATH, 0)) {
            Attributes.read(found, status);
            if (status.inode() != what.inode()) {
                return false;
            }
            file = found.reopen(OpenFlags.O_RDONLY | OpenFlags.O_NONBLOCK | OpenFlags.O_NOATIME);
            return true;
        } catch (ErrnoException e) {
            if (Walk.absent(e)) {
                return false;
            }
            throw e;
        }
    }

    private void piece() throws IOException, InterruptedException {
        long end = Math.min(ranges.get(range + 1), what.meta().size());
        at = at < 0 ? ranges.get(range) : at;
        if (at >= end) {
            range += 2;
            at = -1;
            return;
        }
        if (run.comparing()) {
            compareOnly(end);
            return;
        }
        long data = Content.nextData(file, at);
        if (data < 0 || data >= end) {
            data = end;
        }
        if (data > at) {
            hole(at, Math.min(data, end));
            at = data;
            return;
        }
        long hole = Content.nextHole(file, at);
        long until = hole < 0 ? end : Math.min(hole, end);
        if (at < targetSize) {
            check(at, Math.min(Math.min(until, targetSize), at + SLICE_BYTES));
        } else {
            long next = Math.min(until, at + DATA_BYTES);
            send(at, (int) (next - at));
            run.meter.bytes(what.dataset(), next - at);
            at = next;
        }
    }

    private void compareOnly(long end) throws IOException, InterruptedException {
        if (at >= targetSize) {
            differs(at, end);
            at = end;
        } else {
            long until = Math.min(Math.min(end, targetSize), at + SLICE_BYTES);
            run.differences.reading(until - at);
            check(at, until);
        }
    }

    private void hole(long from, long to) throws IOException, InterruptedException {
        if (from < targetSize) {
            ByteBuffer head = head(Wire.HOLE, 16).putLong(from).putLong(to - from);
            run.conversation.send(head.flip());
            touched = true;
        }
        run.meter.bytes(what.dataset(), to - from);
    }

    private void check(long from, long to) throws IOException, InterruptedException {
        int number = run.number();
        long length = to - from;
        int chunk = length <= FINE_UP_TO_BYTES ? FINE_CHUNK_BYTES : CHUNK_BYTES;
        ByteBuffer head = ByteBuffer.allocate(1 + 4 + 4 + what.path().length + 20);
        head.put(Wire.CHECK).putInt(number).putShort((short) what.dataset());
        Wire.putBytes(head, what.path());
        head.putLong(from).putLong(length).putInt(chunk);
        Descriptor summed = file;
        Future<byte[]> own =
                run.comparing()
                        ? run.summing.submit(() -> Checksum.ofDisk(summed, from, length, chunk))
                        : run.summing.submit(() -> Checksum.of(summed, from, length, chunk));
        run.check(number, new Check(this, from, length, chunk, own));
        run.conversation.send(head.flip());
        open++;
        at = to;
    }

    /** A slice whose checksums the target was asked for. */
    record Check(FileCopy copy, long from, long length, int chunk, Future<byte[]> own) {

        void compare(ByteBuffer theirs) throws IOException, InterruptedException {
            byte[] mine;
            try {
                mine = own.get();
            } catch (ExecutionException e) {
                throw new IOException(e.getCause().getMessage(), e);
            }
            byte[] sum = new byte[Checksum.BYTES];
            for (int i = 0; i * Checksum.BYTES < mine.length; i++) {
                theirs.get(sum);
                int at = i * Checksum.BYTES;
                if (!Arrays.equals(sum, 0, sum.length, mine, at, at + sum.length)) {
                    long chunkFrom = from + (long) i * chunk;
                    copy.differing(chunkFrom, Math.min(chunk, from + length - chunkFrom));
                }
            }
            copy.run.meter.bytes(copy.what.dataset(), length);
            copy.open--;
        }
    }

    private void differing(long from, long length) throws IOException, InterruptedException {
        if (run.comparing()) {
            differs(from, from + length);
        } else {
            send(from, (int) length);
        }
    }

    private void differs(long from, long to) {
        run.differences.differs(what.dataset(), what.path(), Differences.Kind.CONTENT, from, to);
    }

    private void send(long from, int length) throws IOException, InterruptedException {
        ByteBuffer bytes = BYTES.get().clear().limit(length);
        while (bytes.hasRemaining() && Content.read(file, bytes, from + bytes.position()) > 0) {
            // Reads on until the end.
        }
        bytes.flip();
        touched = true;
        run.meter.sent(what.dataset(), bytes.remaining());
        run.conversation.sendPaced(head(Wire.DATA, 8).putLong(from).flip(), bytes);
    }

    private void finish() throws IOException, InterruptedException {
        finished = true;
        if (run.comparing()) {
            if (targetSize > what.meta().size()) {
                differs(what.meta().size(), targetSize);
            }
        } else if (touched || targetSize != what.meta().size()) {
            ByteBuffer head = head(Wire.FINISH, what.meta().length());
            what.meta().put(head);
            run.conversation.send(head.flip());
        }
        run.meter.file(null);
    }

    private ByteBuffer head(byte kind, int more) {
        ByteBuffer head = ByteBuffer.allocate(1 + 2 + 2 + what.path().length + more);
        head.put(kind).putShort((short) what.dataset());
        Wire.putBytes(head, what.path());
        return head;
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
