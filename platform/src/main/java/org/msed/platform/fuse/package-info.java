/**
 * The kernel's FUSE protocol over /dev/fuse, without libfuse (linux/fuse.h, versions 7.31 and up).
 *
 * <p>A {@link org.msed.platform.fuse.FuseHandler} answers operations; {@link
 * org.msed.platform.fuse.FuseServer} reads them from the device with several threads. Between the
 * two stands {@link org.msed.platform.fuse.Dispatcher}, which knows bytes and no device. Buffers
 * and views are made once a worker and used again: a request allocates nothing here, and neither
 * what is written nor what is read is copied.
 */
package org.msed.platform.fuse;
