package org.msed.platform.natives;

import jnr.ffi.types.size_t;

/**
 * The C functions behind {@link DeviceFile}, {@link Mounts} and {@link WorkerThread}; as {@link
 * LibC}, which says how.
 */
public interface DeviceFunctions {
    /** open(2). */
    int open(long path, int flags);

    /** close(2). */
    int close(int descriptor);

    /** read(2). */
    long read(int descriptor, long into, @size_t long length);

    /** write(2). */
    long write(int descriptor, long from, @size_t long length);

    /** ioctl(2). */
    int ioctl(int descriptor, long request, long argument);

    /** mount(2). */
    int mount(long source, long target, long type, long flags, long data);

    /** umount2(2). */
    int umount2(long target, int flags);

    /** statfs(2). */
    int statfs(long path, long into);

    /** unshare(2). */
    int unshare(int flags);

    /** umask(2). */
    int umask(int mask);

    /** prctl(2). */
    int prctl(int option, long first, long second, long third, long fourth);
}
