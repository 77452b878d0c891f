/**
 * The file system that applications see on the holder: every operation is carried out on the
 * backing directory and its result reported to the {@link org.msed.mirror.change.ChangeLog}.
 *
 * <p>{@link org.msed.mirror.fs.MirrorFileSystem} is what the FUSE server calls; each of the classes
 * named {@code …Operations} does one kind of them. The order of a change is always ticket,
 * namespace lock, inode's monitor, backing, report (design 6.4).
 */
package org.msed.mirror.fs;
