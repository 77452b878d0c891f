package org.msed.platform.natives;

import jnr.ffi.types.size_t;

/**
 * The C functions in use, as jnr binds them; callers use the typed classes of this package.
 *
 * <p>Public because jnr implements only public interfaces. Pointers are plain 64-bit addresses of
 * {@link NativeBuffer}s. No function here has more than five parameters: jffi 1.3.15 hands a sixth
 * over from the wrong place on the stack. Every function returns -1 and leaves errno on failure, as
 * its man page says.
 */
public interface LibC {
    /** socket(2). */
    int socket(int domain, int type, int protocol);

    /** close(2). */
    int close(int descriptor);

    /** bind(2). */
    int bind(int descriptor, long address, int length);

    /** getsockname(2). */
    int getsockname(int descriptor, long address, long length);

    /** setsockopt(2). */
    int setsockopt(int descriptor, int level, int name, long value, int length);

    /** sendmsg(2). */
    long sendmsg(int descriptor, long message, int flags);

    /** recvmsg(2). */
    long recvmsg(int descriptor, long message, int flags);

    /** poll(2). */
    int poll(long descriptors, long count, int timeoutMillis);

    /** eventfd(2). */
    int eventfd(int initial, int flags);

    /** write(2). */
    long write(int descriptor, long bytes, @size_t long length);

    /** if_nametoindex(3). */
    int if_nametoindex(long name);

    /** clock_gettime(2). */
    int clock_gettime(int clock, long timespec);

    /** kill(2). */
    int kill(int process, int signal);

    /** unshare(2). */
    int unshare(int flags);
}
