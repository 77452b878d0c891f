package org.msed.mirror.fs;

import org.msed.mirror.tree.Inode;
import org.msed.platform.file.Descriptor;

/**
 * A file that an application has open.
 *
 * @param inode which
 * @param descriptor of the backing file, closed with the last use in the application
 * @param writable whether the application may write
 */
record OpenFile(Inode inode, Descriptor descriptor, boolean writable) {}
