package org.msed.platform.natives;

import java.lang.ref.Reference;

/**
 * An open device that is read and written one message a call.
 *
 * <p>Several threads may read and write at once. Whoever closes makes sure that nobody does: a
 * descriptor closed under a running call may be another file's by the next one.
 */
public final class DeviceFile implements AutoCloseable {
    private static final int O_RDWR = 2;
    private static final int O_CLOEXEC = 0x80000;

    private final String name;
    private final int descriptor;
    private boolean closed;

    private DeviceFile(String name, int descriptor) {
        this.name = name;
        this.descriptor = descriptor;
    }

    /**
     * Opens a device for reading and writing, close-on-exec.
     *
     * @param path of the device
     * @return the open device
     * @throws ErrnoException ENOENT, ENODEV, EACCES, EPERM and others of open(2)
     */
    public static DeviceFile open(String path) throws ErrnoException {
        NativeBuffer text = NativeDevices.text(path);
        int descriptor = NativeDevices.C.open(text.address(), O_RDWR | O_CLOEXEC);
        int errno = descriptor < 0 ? NativeDevices.lastErrno() : 0;
        Reference.reachabilityFence(text);
        if (descriptor < 0) {
            throw new ErrnoException("open(" + path + ")", errno);
        }
        return new DeviceFile(path, descriptor);
    }

    /**
     * Takes over a descriptor that came from elsewhere; from now on it is closed here.
     *
     * @param name what errors call it
     * @param descriptor an open descriptor, 0 or above
     * @return the open device
     */
    public static DeviceFile adopt(String name, int descriptor) {
        if (descriptor < 0) {
            throw new IllegalArgumentException("descriptor must be 0 or above, got " + descriptor);
        }
        return new DeviceFile(name, descriptor);
    }

    /**
     * The descriptor, for handing over; never to be closed by the caller.
     *
     * @return its number
     */
    public int descriptor() {
        return descriptor;
    }

    /**
     * Reads one message; blocks until there is one.
     *
     * @param into where to
     * @param offset of the first byte in it
     * @param capacityBytes at most so many
     * @return the length, or a negative errno
     */
    public int read(NativeBuffer into, int offset, int capacityBytes) {
        long length = NativeDevices.C.read(descriptor, into.address() + offset, capacityBytes);
        int result = length < 0 ? -NativeDevices.lastErrno() : (int) length;
        Reference.reachabilityFence(into);
        return result;
    }

    /**
     * Writes one message.
     *
     * @param from where from
     * @param offset of the first byte in it
     * @param lengthBytes how many
     * @return the length, or a negative errno
     */
    public int write(NativeBuffer from, int offset, int lengthBytes) {
        long length = NativeDevices.C.write(descriptor, from.address() + offset, lengthBytes);
        int result = length < 0 ? -NativeDevices.lastErrno() : (int) length;
        Reference.reachabilityFence(from);
        return result;
    }

    /**
     * ioctl(2) with a pointer.
     *
     * @param request the command's number
     * @param argument what it points to
     * @throws ErrnoException the call failed
     */
    public void ioctl(long request, NativeBuffer argument) throws ErrnoException {
        if (NativeDevices.C.ioctl(descriptor, request, argument.address()) < 0) {
            int errno = NativeDevices.lastErrno();
            String call = "ioctl(" + name + ", 0x" + Long.toHexString(request) + ")";
            throw new ErrnoException(call, errno);
        }
        Reference.reachabilityFence(argument);
    }

    /** Closes the descriptor; later calls do nothing. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            NativeDevices.C.close(descriptor);
        }
    }

    @Override
    public String toString() {
        return name + " (descriptor " + descriptor + ")";
    }
}
