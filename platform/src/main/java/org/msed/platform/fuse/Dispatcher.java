package org.msed.platform.fuse;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.msed.platform.natives.ErrnoException;

/** Turns the bytes of one request into a call of the handler, and its answer into bytes. */
final class Dispatcher {
    /** Returned in place of a length: the operation has no answer. */
    static final int NO_REPLY = 0;

    private static final int SILENT = -1;

    private final Session session;
    private final Exchange x;
    private final Request request;

    /** Reads requests at an offset of one buffer, writes replies at the start of another. */
    Dispatcher(Session session, ByteBuffer in, int inStart, ByteBuffer out) {
        this.session = session;
        this.x = new Exchange(session.handler, in, inStart, out);
        this.request = x.request;
        session.add(request.caller);
    }

    /**
     * Carries out a request of so many bytes.
     *
     * @return the length of the reply, or {@link #NO_REPLY}
     * @throws FuseFormatException it has no header, so that it cannot even be answered
     */
    int dispatch(int length) throws FuseFormatException {
        request.receive(length);
        long wireRequest = request.caller.wireRequest();
        x.begin();
        int errno = call();
        request.caller.done();
        return errno == SILENT ? NO_REPLY : x.finish(errno, wireRequest);
    }

    /** Whether the reply lies in the request's buffer, from {@link #bulkStart} on. */
    boolean isBulk() {
        return x.isBulk();
    }

    int bulkStart() {
        return x.bulkStart();
    }

    private int call() {
        try {
            return sendable(operation());
        } catch (ErrnoException e) {
            return sendable(e.errno());
        } catch (IOException | RuntimeException | Error e) {
            session.listener.requestFailed(request.toString(), e);
            return sendable(FuseErrno.EIO);
        }
    }

    /**
     * What the kernel may be told. It would never ask for another fsync after ENOSYS, and waits for
     * ever after a number it does not take.
     */
    private int sendable(int errno) {
        int opcode = request.opcode();
        if (opcode == Opcode.FORGET || opcode == Opcode.BATCH_FORGET || errno == SILENT) {
            return SILENT;
        }
        boolean neverAgain =
                errno == FuseErrno.ENOSYS && (opcode == Opcode.FSYNC || opcode == Opcode.FSYNCDIR);
        if (errno < 0 || errno > FuseErrno.MAXIMUM || neverAgain) {
            session.listener.requestFailed(
                    request.toString(), new IllegalStateException("answered with errno " + errno));
            return FuseErrno.EIO;
        }
        return errno;
    }

    private int operation() throws IOException {
        return switch (request.opcode()) {
            case Opcode.READ -> FileOperations.read(x);
            case Opcode.WRITE -> FileOperations.write(x);
            case Opcode.FSYNC -> FileOperations.fsync(x);
            case Opcode.LOOKUP -> TreeOperations.lookup(x);
            case Opcode.FORGET -> forget();
            case Opcode.BATCH_FORGET -> batchForget();
            case Opcode.GETATTR -> NodeOperations.getattr(x);
            case Opcode.SETATTR -> NodeOperations.setattr(x);
            case Opcode.READLINK -> NodeOperations.readlink(x);
            case Opcode.SYMLINK -> TreeOperations.symlink(x);
            case Opcode.MKNOD -> TreeOperations.mknod(x);
            case Opcode.MKDIR -> TreeOperations.mkdir(x);
            case Opcode.UNLINK -> TreeOperations.unlink(x);
            case Opcode.RMDIR -> TreeOperations.rmdir(x);
            case Opcode.RENAME -> TreeOperations.rename(x);
            case Opcode.RENAME2 -> TreeOperations.rename2(x);
            case Opcode.LINK -> TreeOperations.link(x);
            case Opcode.OPEN -> FileOperations.open(x);
            case Opcode.CREATE -> TreeOperations.create(x);
            case Opcode.RELEASE -> FileOperations.release(x);
            case Opcode.OPENDIR -> FileOperations.opendir(x);
            case Opcode.READDIR -> FileOperations.readdir(x, false);
            case Opcode.READDIRPLUS -> FileOperations.readdir(x, true);
            case Opcode.RELEASEDIR -> FileOperations.releasedir(x);
            case Opcode.FSYNCDIR -> FileOperations.fsyncdir(x);
            case Opcode.STATFS -> NodeOperations.statfs(x);
            default -> rarer();
        };
    }

    private int rarer() throws IOException {
        return switch (request.opcode()) {
            case Opcode.FLUSH -> FileOperations.flush(x);
            case Opcode.GETXATTR -> NodeOperations.getxattr(x);
            case Opcode.SETXATTR -> NodeOperations.setxattr(x, session.has(InitFlags.SETXATTR_EXT));
            case Opcode.LISTXATTR -> NodeOperations.listxattr(x);
            case Opcode.REMOVEXATTR -> NodeOperations.removexattr(x);
            case Opcode.ACCESS -> NodeOperations.access(x);
            case Opcode.STATX -> NodeOperations.statx(x);
            case Opcode.FALLOCATE -> FileOperations.fallocate(x);
            case Opcode.LSEEK -> FileOperations.lseek(x);
            case Opcode.COPY_FILE_RANGE, Opcode.COPY_FILE_RANGE_64 ->
                    FileOperations.copyFileRange(x);
            case Opcode.IOCTL -> FileOperations.ioctl(x);
            case Opcode.POLL -> FileOperations.poll(x);
            case Opcode.TMPFILE -> TreeOperations.tmpfile(x);
            case Opcode.SYNCFS -> NodeOperations.syncfs(x);
            case Opcode.INIT -> init();
            case Opcode.INTERRUPT -> interrupt();
            case Opcode.NOTIFY_REPLY -> SILENT;
            case Opcode.DESTROY -> 0;
            // Locks among them: asked once, the kernel keeps them itself from then on.
            default -> FuseErrno.ENOSYS;
        };
    }

    private int init() throws FuseFormatException {
        request.need(16);
        if (InitCodec.isNewerMajor(request.bytes, request.at(0))) {
            x.body(InitCodec.writeVersion(x.out(), x.bodyStart()));
            return 0;
        }
        try {
            Connection agreed = InitCodec.read(request.bytes, request.at(0), request.bodyLength());
            session.handler.init(agreed);
            session.agree(agreed);
            x.body(InitCodec.write(x.out(), x.bodyStart(), agreed));
            return 0;
        } catch (FuseVersionException e) {
            session.fail(e);
            return FuseErrno.EPROTO;
        }
    }

    /** struct fuse_forget_in: lookups 8. */
    private int forget() throws FuseFormatException {
        request.need(8);
        session.handler.forget(request.node(), request.int64(0));
        return SILENT;
    }

    /** struct fuse_batch_forget_in: count 4, pad 4; node 8 and lookups 8 each. */
    private int batchForget() throws FuseFormatException {
        request.need(8);
        int count = request.int32(0);
        if (count < 0 || count > (request.bodyLength() - 8) / 16) {
            throw new FuseFormatException(
                    "BATCH_FORGET names " + count + " nodes in " + request.bodyLength() + " bytes");
        }
        for (int at = 8; at < 8 + count * 16; at += 16) {
            session.handler.forget(request.int64(at), request.int64(at + 8));
        }
        return SILENT;
    }

    /**
     * struct fuse_interrupt_in: number 8. A request not found is being taken up, or just answered:
     * EAGAIN makes the kernel ask again in the first case, and do nothing in the second.
     */
    private int interrupt() throws FuseFormatException {
        request.need(8);
        return session.interrupt(request.int64(0)) ? SILENT : FuseErrno.EAGAIN;
    }
}
