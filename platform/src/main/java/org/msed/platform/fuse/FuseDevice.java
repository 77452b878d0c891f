package org.msed.platform.fuse;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.msed.platform.natives.DeviceFile;
import org.msed.platform.natives.Errno;
import org.msed.platform.natives.ErrnoException;
import org.msed.platform.natives.NativeBuffer;

/**
 * A descriptor of /dev/fuse: one end of a connection, as soon as it is mounted.
 *
 * <p>The connection ends when it is unmounted or aborted, or when the last descriptor of it is
 * closed, in whatever process: whoever holds one keeps the requests waiting.
 */
public final class FuseDevice implements AutoCloseable {
    /** Where the device is. */
    public static final Path PATH = Path.of("/dev/fuse");

    /** FUSE_DEV_IOC_CLONE: _IOR(229, 0, uint32_t). */
    private static final long CLONE = 0x8004e500L;

    private final Path path;
    private final DeviceFile file;

    private FuseDevice(Path path, DeviceFile file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Opens the device for a new connection.
     *
     * @param path {@link #PATH}, or a node like it elsewhere
     * @return the device, not yet mounted
     * @throws FuseUnavailableException it is missing, or not open to this user
     * @throws ErrnoException it cannot be opened for another reason
     */
    public static FuseDevice open(Path path) throws IOException {
        try {
            return new FuseDevice(path, DeviceFile.open(path.toString()));
        } catch (ErrnoException e) {
            switch (e.errno()) {
                case Errno.EPERM, FuseErrno.EACCES ->
                        throw new FuseUnavailableException(
                                path
                                        + " is not open to this user; root opens it with: chmod"
                                        + " 0666 "
                                        + path,
                                e);
                case Errno.ENOENT, Errno.ENODEV, FuseErrno.ENXIO ->
                        throw new FuseUnavailableException(
                                "this kernel has no "
                                        + path
                                        + "; root loads it with: modprobe fuse",
                                e);
                default -> throw e;
            }
        }
    }

    /**
     * Takes over a descriptor of a connection that was mounted by another process.
     *
     * @param path where further descriptors are opened
     * @param descriptor an open descriptor of /dev/fuse; closed with this object
     * @return the device
     */
    public static FuseDevice adopt(Path path, int descriptor) {
        return new FuseDevice(path, DeviceFile.adopt(path.toString(), descriptor));
    }

    /**
     * The descriptor, for the mount options and for handing over; never to be closed by the caller.
     *
     * @return its number
     */
    public int descriptor() {
        return file.descriptor();
    }

    /**
     * One more descriptor of the same connection (FUSE_DEV_IOC_CLONE). Each keeps the requests read
     * from it apart, so that threads do not contend; those are answered through the same one.
     *
     * @return the device
     * @throws IOException it cannot be opened, or this one is not mounted
     */
    public FuseDevice another() throws IOException {
        FuseDevice other = open(path);
        try {
            NativeBuffer mine = NativeBuffer.allocate(4);
            mine.bytes().order(ByteOrder.nativeOrder()).putInt(0, descriptor());
            other.file.ioctl(CLONE, mine);
            return other;
        } catch (IOException e) {
            other.close();
            throw e;
        }
    }

    int read(NativeBuffer into, int offset, int capacityBytes) {
        return file.read(into, offset, capacityBytes);
    }

    int write(NativeBuffer from, int offset, int lengthBytes) {
        return file.write(from, offset, lengthBytes);
    }

    /** Closes the descriptor; nobody may be using it. */
    @Override
    public void close() {
        file.close();
    }
}
