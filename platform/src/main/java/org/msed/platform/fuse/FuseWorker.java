package org.msed.platform.fuse;

import org.msed.platform.natives.Errno;
import org.msed.platform.natives.ErrnoException;
import org.msed.platform.natives.NativeBuffer;
import org.msed.platform.natives.WorkerThread;

/** One thread: reads a request, has it carried out, writes the reply, until the connection ends. */
final class FuseWorker implements Runnable {
    private static final int PAGE_BYTES = 4096;

    /** The data of a WRITE, and of a reply to READ, begins with the second page. */
    private static final int START = PAGE_BYTES - Exchange.BULK_BYTES;

    /** Long enough for any request: the kernel refuses to write into less. */
    private static final int REQUEST_BYTES = Exchange.BULK_BYTES + InitCodec.MAX_WRITE_BYTES;

    private final FuseDevice device;
    private final Session session;
    private final NativeBuffer in = NativeBuffer.allocatePages(START + REQUEST_BYTES);
    private final NativeBuffer out = NativeBuffer.allocatePages(Exchange.REPLY_BYTES);
    private final Dispatcher dispatcher;

    FuseWorker(FuseDevice device, Session session) {
        this.device = device;
        this.session = session;
        this.dispatcher = new Dispatcher(session, in.bytes(), START, out.bytes());
    }

    @Override
    public void run() {
        try {
            WorkerThread.actForOthers();
            while (one()) {}
        } catch (ErrnoException | RuntimeException | Error e) {
            session.fail(e);
            session.listener.workerFailed(e);
        } finally {
            session.workerEnded();
        }
    }

    /** Whether to go on. */
    private boolean one() throws ErrnoException {
        int length = device.read(in, START, REQUEST_BYTES);
        if (length < 0) {
            return goesOnAfter(-length);
        }
        try {
            int reply = dispatcher.dispatch(length);
            if (reply != Dispatcher.NO_REPLY) {
                answer(reply);
            }
        } catch (FuseFormatException e) {
            session.listener.requestFailed("unreadable request", e);
        }
        return true;
    }

    private void answer(int length) {
        int written =
                dispatcher.isBulk()
                        ? device.write(in, dispatcher.bulkStart(), length)
                        : device.write(out, 0, length);
        // ENOENT: the caller was killed meanwhile; the other two: the next read ends the worker.
        if (written < 0
                && written != -Errno.ENOENT
                && written != -Errno.ENODEV
                && written != -FuseErrno.ECONNABORTED) {
            session.listener.requestFailed("reply", new ErrnoException("write(fuse)", -written));
        }
    }

    /** ENOENT: the request was taken back by an interrupt before it could be read. */
    private static boolean goesOnAfter(int errno) throws ErrnoException {
        return switch (errno) {
            case Errno.EINTR, Errno.EAGAIN, Errno.ENOENT -> true;
            case Errno.ENODEV, FuseErrno.ECONNABORTED -> false;
            default -> throw new ErrnoException("read(fuse)", errno);
        };
    }
}
