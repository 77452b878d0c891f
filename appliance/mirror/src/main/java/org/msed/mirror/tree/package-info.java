/**
 * The backing directory of one dataset: which inodes the kernel knows, and how to reach them
 * without names (design 6.2).
 */
package org.msed.mirror.tree;
