/**
 * What is mounted where, and the life of a FUSE mount: cleaning up after a dead process, mounting,
 * unmounting, aborting.
 *
 * <p>{@link org.msed.platform.mount.MountTable} parses /proc/self/mountinfo and calls nothing;
 * {@link org.msed.platform.mount.FuseMount} calls mount(2). No mount is ever stacked on one of
 * ours, and only connections of ours are aborted.
 */
package org.msed.platform.mount;
