package org.msed.platform.natives;

/**
 * The C functions on files, as jnr binds them; {@code org.msed.platform.file} makes them typed.
 *
 * <p>Public because jnr implements only public interfaces. Pointers are plain 64-bit addresses, of
 * {@link NativeFiles#address}; sizes and offsets are 64 bits. No function has more than five
 * parameters, see {@link LibC}. Every function returns -1 and leaves errno on failure, except where
 * it says otherwise.
 */
public interface FileFunctions {
    /** openat(2). */
    int openat(int directory, long path, int flags, int mode);

    /** close(2). */
    int close(int descriptor);

    /** syscall(2) of up to four arguments, for calls that glibc does not wrap. */
    long syscall(long number, long first, long second, long third, long fourth);

    /** read(2). */
    long read(int descriptor, long into, long length);

    /** pread(2). */
    long pread(int descriptor, long into, long length, long offset);

    /** pwrite(2). */
    long pwrite(int descriptor, long from, long length, long offset);

    /** fsync(2). */
    int fsync(int descriptor);

    /** fdatasync(2). */
    int fdatasync(int descriptor);

    /** syncfs(2). */
    int syncfs(int descriptor);

    /** ftruncate(2). */
    int ftruncate(int descriptor, long length);

    /** fallocate(2). */
    int fallocate(int descriptor, int mode, long offset, long length);

    /** posix_fadvise(2): returns the error itself, and leaves no errno. */
    int posix_fadvise(int descriptor, long offset, long length, int advice);

    /** lseek(2). */
    long lseek(int descriptor, long offset, int whence);

    /** statx(2). */
    int statx(int directory, long path, int flags, int mask, long status);

    /** fstatvfs(3). */
    int fstatvfs(int descriptor, long status);

    /** getdents64(2). */
    long getdents64(int descriptor, long into, long length);

    /** mkdirat(2). */
    int mkdirat(int directory, long name, int mode);

    /** mknodat(2). */
    int mknodat(int directory, long name, int mode, long device);

    /** symlinkat(2). */
    int symlinkat(long target, int directory, long name);

    /** linkat(2). */
    int linkat(int directory, long name, int newDirectory, long newName, int flags);

    /** unlinkat(2). */
    int unlinkat(int directory, long name, int flags);

    /** renameat2(2). */
    int renameat2(int directory, long name, int newDirectory, long newName, int flags);

    /** readlinkat(2). */
    long readlinkat(int directory, long name, long into, long length);

    /** chmod(2). */
    int chmod(long path, int mode);

    /** fchownat(2). */
    int fchownat(int directory, long name, int uid, int gid, int flags);

    /** utimensat(2). */
    int utimensat(int directory, long name, long times, int flags);

    /** setxattr(2). */
    int setxattr(long path, long name, long value, long length, int flags);

    /** getxattr(2). */
    long getxattr(long path, long name, long into, long length);

    /** listxattr(2). */
    long listxattr(long path, long into, long length);

    /** removexattr(2). */
    int removexattr(long path, long name);

    /** name_to_handle_at(2). */
    int name_to_handle_at(int directory, long name, long handle, long mount, int flags);

    /** open_by_handle_at(2). */
    int open_by_handle_at(int mount, long handle, int flags);

    /** setfsuid(2): returns the previous one and no error. */
    int setfsuid(int uid);

    /** setfsgid(2): returns the previous one and no error. */
    int setfsgid(int gid);

    /** umask(2): returns the previous one. */
    int umask(int mask);

    /** ioctl(2) with a number. */
    int ioctl(int descriptor, long request, long argument);

    /** getrlimit(2). */
    int getrlimit(int resource, long limit);
}
