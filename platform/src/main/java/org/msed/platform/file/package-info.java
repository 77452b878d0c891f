/**
 * The file system calls of Linux, typed: files are {@link org.msed.platform.file.Descriptor}s that
 * cannot be closed twice or used after, names are raw bytes without a closing zero, content lies in
 * direct buffers and is not copied, failures are {@link org.msed.platform.natives.ErrnoException}s
 * that name call and object.
 *
 * <p>Calls on a name go by a directory's descriptor and never follow a symbolic link at the name;
 * calls on a file work with O_PATH descriptors too, where the kernel needs a detour over
 * /proc/self/fd for that. Numbers and layouts are those of 64-bit Linux (man pages 2).
 */
package org.msed.platform.file;
