package org.msed.platform.fuse;

import java.io.IOException;

/** Requests through open files and directories. */
final class FileOperations {
    private static final int OPEN_KILLS_PRIVILEGES = 1;
    private static final int FDATASYNC = 1;
    private static final int WRITE_BYTES = 40;

    private FileOperations() {}

    /** struct fuse_open_in: flags 4, open flags 4. */
    static int open(Exchange x) throws IOException {
        Request r = x.request;
        r.need(8);
        x.open.clear();
        boolean kills = (r.int32(4) & OPEN_KILLS_PRIVILEGES) != 0;
        return x.answer(x.handler.open(r.caller, r.node(), r.int32(0), kills, x.open), x.open);
    }

    static int opendir(Exchange x) throws IOException {
        Request r = x.request;
        r.need(8);
        x.open.clear();
        return x.answer(x.handler.opendir(r.caller, r.node(), r.int32(0), x.open), x.open);
    }

    /** struct fuse_read_in: handle 8, offset 8, size 4, read flags 4, owner 8, flags 4, pad 4. */
    static int read(Exchange x) throws IOException {
        Request r = x.request;
        r.need(20);
        int errno = x.handler.read(r.caller, r.node(), r.int64(0), r.int64(8), x.into(r.int32(16)));
        return x.answerInto(errno);
    }

    static int readdir(Exchange x, boolean plus) throws IOException {
        Request r = x.request;
        r.need(20);
        DirectoryReply reply = x.directory;
        reply.clear(x.bulkRoom(r.int32(16)));
        int errno =
                plus
                        ? x.handler.readdirplus(r.caller, r.node(), r.int64(0), r.int64(8), reply)
                        : x.handler.readdir(r.caller, r.node(), r.int64(0), r.int64(8), reply);
        return x.answerDirectory(errno);
    }

    /** struct fuse_write_in: as fuse_read_in, the fourth field being write flags; data. */
    static int write(Exchange x) throws IOException {
        Request r = x.request;
        r.need(WRITE_BYTES);
        r.data(x.data, WRITE_BYTES, r.int32(16));
        x.count.clear();
        int errno =
                x.handler.write(
                        r.caller,
                        r.node(),
                        r.int64(0),
                        r.int64(8),
                        x.data,
                        r.int32(20),
                        r.int32(32),
                        x.count);
        return x.answer(errno, x.count);
    }

    /** struct fuse_release_in: handle 8, flags 4, release flags 4, owner 8. */
    static int release(Exchange x) throws IOException {
        Request r = x.request;
        r.need(24);
        return x.handler.release(r.caller, r.node(), r.int64(0), r.int32(8));
    }

    static int releasedir(Exchange x) throws IOException {
        x.request.need(24);
        return x.handler.releasedir(x.request.caller, x.request.node(), x.request.int64(0));
    }

    /** struct fuse_flush_in: handle 8, pad 8, owner 8. */
    static int flush(Exchange x) throws IOException {
        x.request.need(24);
        return x.handler.flush(x.request.caller, x.request.node(), x.request.int64(0));
    }

    /** struct fuse_fsync_in: handle 8, flags 4, pad 4. */
    static int fsync(Exchange x) throws IOException {
        Request r = x.request;
        r.need(16);
        return x.handler.fsync(r.caller, r.node(), r.int64(0), (r.int32(8) & FDATASYNC) != 0);
    }

    static int fsyncdir(Exchange x) throws IOException {
        Request r = x.request;
        r.need(16);
        return x.handler.fsyncdir(r.caller, r.node(), r.int64(0), (r.int32(8) & FDATASYNC) != 0);
    }

    /** struct fuse_fallocate_in: handle 8, offset 8, length 8, mode 4, pad 4. */
    static int fallocate(Exchange x) throws IOException {
        Request r = x.request;
        r.need(32);
        return x.handler.fallocate(
                r.caller, r.node(), r.int64(0), r.int32(24), r.int64(8), r.int64(16));
    }

    /** struct fuse_lseek_in: handle 8, offset 8, whence 4, pad 4. */
    static int lseek(Exchange x) throws IOException {
        Request r = x.request;
        r.need(24);
        x.offset.clear();
        int errno =
                x.handler.lseek(r.caller, r.node(), r.int64(0), r.int64(8), r.int32(16), x.offset);
        return x.answer(errno, x.offset);
    }

    /**
     * struct fuse_copy_file_range_in, each 8: handle, offset, target's node, handle and offset,
     * length, flags. The answer of the older opcode has 32 bits and zeros behind them.
     */
    static int copyFileRange(Exchange x) throws IOException {
        Request r = x.request;
        r.need(56);
        x.count.clear();
        int errno =
                x.handler.copyFileRange(
                        r.caller,
                        r.node(),
                        r.int64(0),
                        r.int64(8),
                        r.int64(16),
                        r.int64(24),
                        r.int64(32),
                        r.int64(40),
                        x.count);
        return x.answer(errno, x.count);
    }

    /** struct fuse_ioctl_in: handle 8, flags 4, command 4, argument 8, input 4, output 4; input. */
    static int ioctl(Exchange x) throws IOException {
        Request r = x.request;
        r.need(32);
        r.data(x.data, 32, r.int32(24));
        x.ioctl.clear(x.room(r.int32(28)));
        int errno = x.handler.ioctl(r.caller, r.node(), r.int64(0), r.int32(12), x.data, x.ioctl);
        return x.answer(errno, x.ioctl);
    }

    /** struct fuse_poll_in: handle 8, kernel handle 8, flags 4, events 4. */
    static int poll(Exchange x) throws IOException {
        Request r = x.request;
        r.need(24);
        x.poll.clear();
        int errno = x.handler.poll(r.caller, r.node(), r.int64(0), r.int32(20), x.poll);
        return x.answer(errno, x.poll);
    }
}
