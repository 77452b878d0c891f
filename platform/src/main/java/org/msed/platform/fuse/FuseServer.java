package org.msed.platform.fuse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.ToIntFunction;
import org.msed.platform.natives.Errno;
import org.msed.platform.natives.ErrnoException;
import org.msed.platform.natives.NativeBuffer;

/**
 * Serves a mounted connection with several threads, each on a descriptor of its own.
 *
 * <p>It ends by itself when the connection does: every worker ends as soon as its handler lets it,
 * then the handler is told and all descriptors are closed. There is no other way to stop it; {@code
 * org.msed.platform.mount.FuseMount} unmounts or aborts.
 */
public final class FuseServer {
    private static final String THREAD = "fuse-";

    /** Enough for INIT, and for an application's first requests. */
    private static final int AT_ONCE = 2;

    private final Session session;
    private final List<FuseDevice> devices;

    /** Read: a notification is being written. Write: the descriptors are being closed. */
    private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();

    private boolean closed;

    private FuseServer(Session session, List<FuseDevice> devices) {
        this.session = session;
        this.devices = devices;
    }

    /**
     * Starts serving a connection that has just been mounted. The device, and those opened here,
     * belong to the server from now on, also when this fails.
     *
     * @param device mounted
     * @param handler the file system
     * @param listener hears of failures
     * @param workers how many threads: more than requests that may block at once
     * @return the server, running
     * @throws IOException no further descriptor can be opened
     */
    public static FuseServer start(
            FuseDevice device, FuseHandler handler, FuseListener listener, int workers)
            throws IOException {
        return run(new Session(handler, listener), List.of(device), workers);
    }

    /**
     * Goes on where another process left off. INIT does not come again, and requests which that
     * process had read and not answered wait until {@link #resend} is called.
     *
     * @param devices all descriptors of the earlier server, in its order ({@link #descriptors}):
     *     the kernel fails the unanswered requests of a descriptor that was closed
     * @param connection what that server had agreed on
     * @param handler the file system
     * @param listener hears of failures
     * @param workers how many threads
     * @return the server, running
     * @throws IOException no further descriptor can be opened
     */
    public static FuseServer takeOver(
            List<FuseDevice> devices,
            Connection connection,
            FuseHandler handler,
            FuseListener listener,
            int workers)
            throws IOException {
        Session session = new Session(handler, listener);
        session.agree(connection);
        return run(session, devices, workers);
    }

    private static FuseServer run(Session session, List<FuseDevice> given, int workers)
            throws IOException {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be 1 or above, got " + workers);
        }
        FuseServer server = new FuseServer(session, new ArrayList<>(given));
        try {
            while (server.devices.size() < workers) {
                server.devices.add(given.get(0).another());
            }
        } catch (IOException e) {
            server.closeDevices();
            throw e;
        }
        server.startWorkers(workers);
        return server;
    }

    /**
     * All workers are counted before the first one starts: only then may one of them be the last.
     * The others are started beside the caller, who may be in the middle of a takeover.
     */
    private void startWorkers(int workers) {
        session.begin(workers, this::closeDevices);
        int first = Math.min(AT_ONCE, workers);
        for (int i = 0; i < first; i++) {
            worker(i).start();
        }
        if (first < workers) {
            Thread others =
                    new Thread(
                            () -> {
                                for (int i = first; i < workers; i++) {
                                    worker(i).start();
                                }
                            },
                            THREAD + "start");
            others.setDaemon(true);
            others.start();
        }
    }

    private Thread worker(int number) {
        Thread thread = new Thread(new FuseWorker(devices.get(number), session), THREAD + number);
        thread.setDaemon(true);
        return thread;
    }

    private void closeDevices() {
        open.writeLock().lock();
        try {
            closed = true;
            devices.forEach(FuseDevice::close);
        } finally {
            open.writeLock().unlock();
        }
    }

    /**
     * What INIT agreed on; waits for it.
     *
     * @param timeoutMillis how long
     * @return the values
     * @throws FuseVersionException the kernel's protocol is too old
     * @throws IOException the connection ended, or no INIT came in time
     * @throws InterruptedException the calling thread was interrupted
     */
    public Connection connection(long timeoutMillis) throws IOException, InterruptedException {
        try {
            return session.agreed().get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the kernel sent no INIT within " + timeoutMillis + " ms", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FuseVersionException version) {
                throw version;
            }
            throw new IOException("no FUSE connection: " + e.getCause().getMessage(), e.getCause());
        }
    }

    /**
     * All descriptors of the connection, for handing over to a process that {@link #takeOver takes
     * over} when this one is gone; valid until the connection ends.
     *
     * @return their numbers, the mounted one first
     */
    public List<Integer> descriptors() {
        return devices.stream().map(FuseDevice::descriptor).toList();
    }

    /**
     * Waits for the end of the connection.
     *
     * @param timeoutMillis how long; 0 only looks
     * @return whether all workers have ended and all descriptors are closed
     * @throws InterruptedException the calling thread was interrupted
     */
    public boolean awaitEnd(long timeoutMillis) throws InterruptedException {
        return session.ended().await(timeoutMillis, TimeUnit.MILLISECONDS);
    }

    /**
     * Makes the kernel forget what it caches of a node: its attributes, and pages of its content.
     * Waits for pages that are being read or written, so never call it in a handler's method, nor
     * with a lock that one may want.
     *
     * @param node the node; one that the kernel does not know is no error
     * @param offsetBytes where the content changed; negative: attributes only
     * @param lengthBytes how much of it; 0 or below: all to the end
     * @throws IOException the connection has ended, or the kernel refused
     */
    public void invalidateNode(long node, long offsetBytes, long lengthBytes) throws IOException {
        notify(out -> NotifyCodec.inode(out, node, offsetBytes, lengthBytes));
    }

    /**
     * Makes the kernel forget where a name leads. Waits for the directory's lock, so never call it
     * in a handler's method.
     *
     * @param parent node of the directory
     * @param name 1 to 255 bytes between position and limit, unchanged
     * @throws IOException the connection has ended, or the kernel refused
     */
    public void invalidateEntry(long parent, ByteBuffer name) throws IOException {
        if (name.remaining() < 1 || name.remaining() > 255) {
            throw new IllegalArgumentException("name must be 1 to 255 bytes, got " + name);
        }
        notify(out -> NotifyCodec.entry(out, parent, name));
    }

    /**
     * Makes the kernel send again what was read by an earlier server and not answered; {@link
     * Caller#isResent} is true for these.
     *
     * @throws IOException the connection has ended, or the kernel is older than 6.9 (EINVAL)
     */
    public void resend() throws IOException {
        notify(NotifyCodec::resend);
    }

    private void notify(ToIntFunction<ByteBuffer> message) throws IOException {
        NativeBuffer out = NativeBuffer.allocate(NotifyCodec.LONGEST_BYTES + 1);
        int length = message.applyAsInt(out.bytes());
        open.readLock().lock();
        try {
            int written = closed ? -Errno.ENODEV : devices.get(0).write(out, 0, length);
            if (written < 0 && written != -Errno.ENOENT) {
                throw new ErrnoException("notify(fuse)", -written);
            }
        } finally {
            open.readLock().unlock();
        }
    }
}
